import type { AggregateName, DurationUnit, ScalarName, ValueType } from '@core/formula';
import type { FrameJoin, FrameQuery, Measure, RelatedRows, RowExpression } from '@core/plan';

/** Short hands for frames written in tests. */
export const column = (name: string, type: ValueType, ...path: readonly string[]): RowExpression => ({
  kind: 'column',
  type,
  path,
  column: name,
});

export const literal = (type: ValueType, value: string | boolean | null): RowExpression => ({
  kind: 'literal',
  type,
  value,
});

export const text = (value: string): RowExpression => literal('text', value);

export const lasting = (amount: number, unit: DurationUnit): RowExpression => ({
  kind: 'duration',
  type: 'duration',
  duration: { amount, unit },
});

export const call = (type: ValueType, name: ScalarName, ...args: readonly RowExpression[]): RowExpression => ({
  kind: 'call',
  type,
  function: name,
  arguments: args,
});

/** A frame with a single open bucket and nothing in it. */
export const frameOf = (dataset: string, more: Partial<FrameQuery>): FrameQuery => ({
  name: `${dataset}_1`,
  dataset,
  joins: [],
  bucketing: { kind: 'single', window: {} },
  timezone: 'UTC',
  dimensions: [],
  measures: [],
  ...more,
});

/** The first moment of a day in UTC. */
export const midnight = (date: string) => ({ date, instant: `${date}T00:00:00Z` });

/** A constant of the frame's windows. */
export const bound = (name: string, type: 'date' | 'timestamp' = 'date'): RowExpression => ({
  kind: 'bound',
  type,
  name,
});

/** Inside of related rows: a value of the row around. */
export const outer = (value: RowExpression): RowExpression => ({ kind: 'outer', type: value.type, value });

/** The value of the next row of the same keys. */
export const successor = (value: RowExpression, per: readonly RowExpression[], ...ties: readonly RowExpression[]) =>
  ({ kind: 'successor', type: value.type, value, per, order: [value, ...ties] }) as const satisfies RowExpression;

/** Rows of a dataset that are related to the row at hand where their `own` equals its `outer`. */
export const rowsOf = (
  dataset: string,
  link: readonly { readonly outer: RowExpression; readonly own: RowExpression }[],
  joins: readonly FrameJoin[] = [],
): RelatedRows => ({ dataset, joins, link });

/** An aggregate over related rows. */
export const related = (
  rows: RelatedRows,
  type: ValueType,
  aggregate: AggregateName,
  more: Partial<Omit<Measure, 'name' | 'aggregate' | 'type'>> = {},
): RowExpression => ({ kind: 'related', type, rows, measure: { aggregate, type, arguments: [], ...more } });

/** A measure called like its aggregate unless it has a name. */
export const measure = (type: ValueType, aggregate: AggregateName, more: Partial<Measure> = {}): Measure => ({
  name: `${aggregate}_1`,
  aggregate,
  type,
  arguments: [],
  ...more,
});
