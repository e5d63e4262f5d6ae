import type { Range } from '../time/moment';

export interface PeriodTarget extends Required<Range> {
  readonly value: number;
}

/**
 * The target of a stretch of time: that of the same period; else, where values sum up, the sum of those that tile it exactly,
 * and where they do not, that of the shortest period around it. Nothing is prorated: otherwise null.
 */
export function targetOfPeriod(
  span: Required<Range>,
  targets: readonly PeriodTarget[],
  sumsUp: boolean,
): number | null {
  const exact = targets.find(({ from, to }) => from === span.from && to === span.to);
  if (exact !== undefined) return exact.value;
  if (sumsUp) return sumOfTiles(span, targets) ?? null;
  const around = targets.filter(({ from, to }) => from <= span.from && span.to <= to);
  return around.toSorted((a, b) => a.to - a.from - (b.to - b.from))[0]?.value ?? null;
}

/** Longer tiles first, so that a quarter is preferred to its months where both are given. `known` holds sums up to the end. */
function sumOfTiles(
  span: Required<Range>,
  targets: readonly PeriodTarget[],
  known = new Map<number, number | undefined>(),
): number | undefined {
  if (span.from === span.to) return 0;
  if (known.has(span.from)) return known.get(span.from);
  const tiles = targets.filter(({ from, to }) => from === span.from && to <= span.to).toSorted((a, b) => b.to - a.to);
  const sums = tiles.map(({ to, value }) => ({ value, rest: sumOfTiles({ from: to, to: span.to }, targets, known) }));
  const whole = sums.find(({ rest }) => rest !== undefined);
  const sum = whole?.rest === undefined ? undefined : whole.value + whole.rest;
  known.set(span.from, sum);
  return sum;
}
