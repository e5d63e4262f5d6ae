/** What a value is. `integer` and `decimal` are exact, `number` is an IEEE double; `null` is the type of the bare word `null`. */
export type ValueType =
  'integer' | 'decimal' | 'number' | 'text' | 'boolean' | 'date' | 'timestamp' | 'duration' | 'null';

/** Where a value lives: everywhere, on each row of one dataset, or once per bucket and group. */
export type Level =
  { readonly kind: 'constant' } | { readonly kind: 'row'; readonly dataset: string } | { readonly kind: 'aggregate' };

export type DurationUnit = 'minute' | 'hour' | 'day' | 'week' | 'month' | 'quarter' | 'year';

/** A calendar duration, such as `3 months`; `amount` is a whole number ≥ 0. */
export interface Duration {
  readonly amount: number;
  readonly unit: DurationUnit;
}
