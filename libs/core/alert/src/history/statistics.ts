import type { CellValue } from '@core/definition';
import { aggregateCells } from '@core/result';
import { historyFunctions, type HistoryFunction } from '../condition/observation';
import { valueOf, type AlertPoint } from './alert-point';
import { robustScore } from './robust-score';

/** Values that `mean`, `stddev` and `zscore` need where an alert does not say. */
const DEFAULT_HISTORY = 8;

/** The points of a series, and how many values a statistic needs to say anything. */
export interface Series {
  readonly points: readonly AlertPoint[];
  readonly min_history: number | undefined;
}

/**
 * A statistic of the `length` intervals before the point at `index`, gaps and nulls left out; null where too few are left, and
 * for a z-score where the point itself has no value.
 */
export function statistic(
  { name, length }: { readonly name: HistoryFunction; readonly length: number },
  index: number,
  { points, min_history = DEFAULT_HISTORY }: Series,
): CellValue {
  const before = points.slice(Math.max(0, index - length), index);
  const values = before.map(valueOf).filter((value) => value !== null);
  if (values.length < Math.max(fewest(name), Math.min(min_history, length))) return null;
  if (name === 'mean') return aggregateCells('avg', values, 'decimal');
  if (name === 'stddev') return aggregateCells('stddev', values, 'decimal');
  const value = valueOf(points[index]);
  return value === null ? null : robustScore(Number(value), values.map(Number));
}

/** A single value has a mean. */
function fewest(name: HistoryFunction): number {
  return name === 'mean' ? 1 : historyFunctions[name];
}
