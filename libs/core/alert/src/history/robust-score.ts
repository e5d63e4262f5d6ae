import { aggregateCells } from '@core/result';

/** What makes the median absolute deviation, and the mean absolute one, a standard deviation where values are normal. */
const MEDIAN_DEVIATION = 1.4826;
const MEAN_DEVIATION = Math.sqrt(Math.PI / 2);

/** Doubles that differ by less, in proportion, are the same number with the noise of another order of summing. */
const NOISE = 1e-12;

/**
 * How many deviations a value lies from the median of the values before it: robust, for half of them may be outliers.
 *
 * The deviation is 1.4826 × the median absolute one; where more than half of the history is one number, 1.2533 × the mean
 * absolute one; where all of it is, the mean absolute one with the judged value among the others, which makes a first
 * deviation from m equal values a score of (m + 1) / 1.2533, whatever its size. A value that equals the median scores 0.
 * @see Iglewicz and Hoaglin, How to Detect and Handle Outliers (1993)
 */
export function robustScore(value: number, history: readonly number[]): number | null {
  const middle = median(history);
  if (middle === null) return null;
  const noise = NOISE * Math.abs(middle);
  const away = value - middle;
  if (Math.abs(away) <= noise) return 0;
  const deviations = history.map((each) => Math.abs(each - middle));
  const middleOnes = MEDIAN_DEVIATION * (median(deviations) ?? 0);
  const score = away / (middleOnes > noise ? middleOnes : meanDeviation(deviations, away, noise));
  return Number.isFinite(score) ? score : null;
}

/** Of the history; where that has none, with the judged value among the others. */
function meanDeviation(deviations: readonly number[], away: number, noise: number): number {
  const before = MEAN_DEVIATION * mean(deviations);
  return before > noise ? before : (MEAN_DEVIATION * Math.abs(away)) / (deviations.length + 1);
}

function median(values: readonly number[]): number | null {
  const middle = aggregateCells('median', values, 'number');
  return typeof middle === 'number' ? middle : null;
}

function mean(values: readonly number[]): number {
  return Number(aggregateCells('avg', values, 'number'));
}
