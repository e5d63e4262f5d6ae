import type { ValueType } from '@core/formula';

/** A value bound to a placeholder; `type` tells the engine how to read the text. */
export interface QueryParameter {
  readonly type: ValueType;
  readonly value: string | number | boolean | null;
}

/** One SELECT statement. Every literal is a parameter, placeholders count in order. */
export interface CompiledQuery {
  readonly sql: string;
  readonly parameters: readonly QueryParameter[];
  /** Columns of the frame in order. */
  readonly columns: readonly { readonly name: string; readonly type: ValueType }[];
}
