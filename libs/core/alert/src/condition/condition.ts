import type { Span } from '@core/diagnostics';
import type { ScalarName } from '@core/formula';
import type { Observation } from './observation';

/** `decimal` is exact, `number` a double; `null` is the type of the bare word. */
export type ConditionType = 'decimal' | 'number' | 'boolean' | 'null';

interface Typed {
  readonly type: ConditionType;
  readonly span: Span;
}

/** A checked condition: nothing but numbers, truths, observations and what is computed from them. */
export type ConditionNode =
  | (Typed & { readonly kind: 'literal'; readonly value: string | boolean | null })
  | (Typed & { readonly kind: 'observation'; readonly observation: Observation })
  | (Typed & { readonly kind: 'call'; readonly function: ScalarName; readonly arguments: readonly ConditionNode[] });

/** The `when` of an alert, read and sound. */
export interface AlertCondition {
  readonly text: string;
  readonly expression: ConditionNode;
  /** What it names, each once, in the order of the text. */
  readonly observations: readonly Observation[];
}
