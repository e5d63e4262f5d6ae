import type { Leaf } from '../frame/scalar-expression';
import type { Bucketing } from '../frame/frame-query';
import type { Calendar } from '../time/bucket-span';
import { formatDate } from '../time/civil-date';
import { floorInstant, nextInstant } from '../time/grain';
import { windowOf, type Range } from '../time/moment';
import { dateOf } from '../time/time-zone';
import type { WindowSet } from './window-set';

/** How a frame is cut, and where each of its leaves finds its buckets. */
export interface ChosenBucketing {
  readonly bucketing: Bucketing;
  /** For each set of windows the frame's key for every bucket of the result; none where the frame has one bucket. */
  readonly keys: ReadonlyMap<WindowSet, NonNullable<Leaf['keys']>>;
}

/**
 * One bucket for all; else, where the windows are neighbouring buckets of the calendar, those that the engine can name itself;
 * else a list of windows.
 */
export function chooseBucketing(
  sets: ReadonlySet<WindowSet>,
  calendar: Calendar,
  bucketCount: number,
): ChosenBucketing {
  const [first = {}, ...others] = distinctRanges([...sets].flatMap(({ ranges }) => ranges));
  if (others.length === 0)
    return { bucketing: { kind: 'single', window: windowOf(first, calendar.timezone) }, keys: new Map() };
  const windows = [first, ...others]
    .filter(isClosed)
    .filter(({ from, to }) => from < to)
    .toSorted((a, b) => a.from - b.from || a.to - b.to);
  const { bucketing, keyOf } = grainBucketing(windows, calendar) ?? listBucketing(windows, calendar);
  const keysOf = ({ ranges, serves }: WindowSet) => {
    const keys = ranges.map(keyOf);
    return serves === 'each' ? keys : Array.from({ length: bucketCount }, () => keys[0] ?? null);
  };
  return { bucketing, keys: new Map([...sets].map((set) => [set, keysOf(set)])) };
}

interface KeyedBucketing {
  readonly bucketing: Bucketing;
  readonly keyOf: (range: Range) => string | number | null;
}

/** Possible where the windows tile one stretch of time and are cut nowhere but at its ends. */
function grainBucketing(
  windows: readonly Required<Range>[],
  { grain, timezone }: Calendar,
): KeyedBucketing | undefined {
  const [first, last] = [windows[0], windows.at(-1)];
  if (grain === undefined || grain === 'hour' || first === undefined || last === undefined) return undefined;
  const starts = windows.map(({ from }) => floorInstant(from, grain, timezone));
  const isCalendar = windows.every(({ from, to }, index) => {
    const start = starts[index] ?? from;
    const begins = index === 0 || (from === start && from === windows[index - 1]?.to);
    return begins && to === Math.min(nextInstant(start, grain, timezone), last.to);
  });
  if (!isCalendar) return undefined;
  const names = new Map(
    windows.map((range, index) => [rangeKey(range), formatDate(dateOf(starts[index] ?? range.from, timezone))]),
  );
  return {
    bucketing: { kind: 'grain', grain, window: windowOf({ from: first.from, to: last.to }, timezone) },
    keyOf: (range) => names.get(rangeKey(range)) ?? null,
  };
}

function listBucketing(windows: readonly Required<Range>[], { timezone }: Calendar): KeyedBucketing {
  const positions = new Map(windows.map((range, position) => [rangeKey(range), position]));
  return {
    bucketing: { kind: 'windows', windows: windows.map((range) => windowOf(range, timezone)) },
    keyOf: (range) => positions.get(rangeKey(range)) ?? null,
  };
}

function distinctRanges(ranges: readonly Range[]): readonly Range[] {
  return [...new Map(ranges.map((range) => [rangeKey(range), range])).values()];
}

function rangeKey({ from, to }: Range): string {
  return `${from} ${to}`;
}

function isClosed(range: Range): range is Required<Range> {
  return range.from !== undefined && range.to !== undefined;
}
