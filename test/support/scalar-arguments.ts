import type { CellValue } from '@core/definition';
import type { DurationUnit, ScalarName, ValueType } from '@core/formula';

/** An argument: a value of a type, or a duration. */
export type ScalarArgument =
  | {
      readonly kind: 'value';
      readonly type: ValueType;
      readonly value: CellValue;
      /** Only ever written out, never a column. */
      readonly isLiteral?: true;
    }
  | { readonly kind: 'duration'; readonly amount: number; readonly unit: DurationUnit }
  | {
      readonly kind: 'call';
      readonly function: ScalarName;
      readonly type: ValueType;
      readonly arguments: readonly ScalarArgument[];
    };

/** Function, type of the result, arguments, result. */
export type ScalarRow = readonly [ScalarName, ValueType, readonly ScalarArgument[], CellValue];

const of =
  (type: ValueType) =>
  (cell: CellValue): ScalarArgument => ({ kind: 'value', type, value: cell });
export const int = of('integer');
export const dec = of('decimal');
export const num = of('number');
export const txt = of('text');
export const bool = of('boolean');
export const date = of('date');
export const time = of('timestamp');
export const nil = (type: ValueType): ScalarArgument => of(type)(null);
export const word = (text: string): ScalarArgument => ({ kind: 'value', type: 'text', value: text, isLiteral: true });
export const lasting = (amount: number, unit: DurationUnit): ScalarArgument => ({ kind: 'duration', amount, unit });
export const call = (name: ScalarName, type: ValueType, ...args: readonly ScalarArgument[]): ScalarArgument => ({
  kind: 'call',
  function: name,
  type,
  arguments: args,
});
