import type { DurationUnit, ScalarName, ValueType } from '@core/formula';
import type { FrameQuery, RowExpression } from '@core/plan';

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
