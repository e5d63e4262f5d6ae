import type { IntervalBounds, SnapshotValue } from '@core/engine';
import { boundsColumns } from '../schedules/bounds';
import { dimensionKey } from './dimension-key';

/** Values of one interval, which is called `period`, and whose rows they are of. */
export interface IntervalValues extends IntervalBounds {
  readonly period: string;
  readonly scope_id: string;
  readonly values: readonly SnapshotValue[];
}

/**
 * Values as columns for `unnest`. What many values share is sent once and counted from 1: intervals (start, end, period, scope), metrics
 * (name, version, whether doubles), dimensions (document, key); then one line per value: the numbers of those three, value, target.
 */
export function valueLines(intervals: readonly IntervalValues[]): readonly unknown[] {
  const metrics = new Numbered<Pick<SnapshotValue, 'metric' | 'metric_version' | 'is_double'>>();
  const dimensions = new Numbered<SnapshotValue['dimensions']>();
  const lines = intervals.flatMap(({ values }, index) =>
    values.map((value) => ({
      interval: index + 1,
      metric: metrics.number(`${value.metric}@${value.metric_version}`, value),
      dimension: dimensions.number(JSON.stringify(value.dimensions), value.dimensions),
      value: JSON.stringify(value.value),
      target: JSON.stringify(value.target),
    })),
  );
  return [
    ...boundsColumns(intervals),
    intervals.map(({ period }) => period),
    intervals.map(({ scope_id }) => scope_id),
    metrics.items.map(({ metric }) => metric),
    metrics.items.map(({ metric_version }) => metric_version),
    metrics.items.map(({ is_double = false }) => is_double),
    dimensions.items.map((item) => JSON.stringify(item)),
    dimensions.items.map(dimensionKey),
    arrayOfNumbers(lines.map(({ interval }) => interval)),
    arrayOfNumbers(lines.map(({ metric }) => metric)),
    arrayOfNumbers(lines.map(({ dimension }) => dimension)),
    arrayOfTexts(lines.map(({ value }) => value)),
    arrayOfTexts(lines.map(({ target }) => target)),
  ];
}

/** Different items, counted from 1 in the order in which they came. */
class Numbered<Item> {
  readonly items: Item[] = [];
  readonly #numbers = new Map<string, number>();

  number(key: string, item: Item): number {
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    const number = this.items.push(item);
    this.#numbers.set(key, number);
    return number;
  }
}

/** Arrays as the database writes them; the driver takes four times as long over long ones. */
const arrayOfNumbers = (numbers: readonly number[]): string => `{${numbers.join(',')}}`;
const arrayOfTexts = (texts: readonly string[]): string => `{${texts.map(quoted).join(',')}}`;

const quoted = (text: string): string => `"${/["\\]/.test(text) ? text.replaceAll(/["\\]/g, String.raw`\$&`) : text}"`;
