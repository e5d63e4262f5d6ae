import { pointsNeeded, vanishedMembers, type AlertPoint } from '@core/alert';
import { canonicalJson, type CellValue } from '@core/definition';
import type { AlertMember } from '../ports/alert-store';
import type { LedgerInterval } from '../ports/interval-ledger';
import type { Snapshot } from '../ports/snapshot-store';
import { cutOf } from '../schedules/interval-of';
import type { WatchingAlert } from './alerts-in';

type Dimensions = Readonly<Record<string, CellValue>>;

/** The series of one dimension member up to an interval. */
export interface MemberPoints {
  readonly dimensions: Dimensions;
  readonly points: readonly AlertPoint[];
}

const HOUR_MS = 3_600_000;
/** Nothing is older; a thousand years back is still a date. */
const EARLIEST = Date.parse('0001-01-01T00:00:00Z');

/** From where on intervals must be read to judge one; rather too early, for days and months are not all as long. */
export function windowStart({ alert, condition }: WatchingAlert, { start, end }: LedgerInterval): string {
  const length = Date.parse(end) - Date.parse(start);
  const reach = length * pointsNeeded(alert, condition) * 1.2 + 48 * HOUR_MS;
  return new Date(Math.max(Date.parse(start) - reach, EARLIEST)).toISOString();
}

interface Seen {
  /** The judged interval. */
  readonly interval: LedgerInterval;
  /** Of the schedule, in order of time, up to the judged interval. */
  readonly rows: readonly LedgerInterval[];
  readonly snapshots: readonly Snapshot[];
  readonly known: readonly AlertMember[];
}

/**
 * The series of every member that the interval has or that was known before: the interval and its neighbours back in time, without
 * holes. Where nothing is divided there is one member, with or without a value.
 */
export function pointsOf({ interval, rows, snapshots, known }: Seen): readonly MemberPoints[] {
  const chain = neighboursBefore(interval, rows);
  const values = new Map(snapshots.map((snapshot) => [placeOf(snapshot), snapshot]));
  return membersOf(interval, snapshots, known).map((dimensions) => {
    const point = (row: LedgerInterval): AlertPoint => {
      const snapshot = values.get(placeOf({ ...boundsOf(row), dimensions }));
      const status = statusOf(row, snapshot !== undefined);
      const { value = null, target = null } = snapshot ?? {};
      return { interval_start: row.start, interval_end: row.end, period: row.period, status, value, target };
    };
    return { dimensions, points: [...chain, interval].map(point) };
  });
}

/** The one member of an interval whose values are withheld, without any of them. */
export function withheldPoints({ start, end, period }: LedgerInterval): readonly MemberPoints[] {
  const point = {
    interval_start: start,
    interval_end: end,
    period,
    status: 'withheld',
    value: null,
    target: null,
  } as const;
  return [{ dimensions: {}, points: [point] }];
}

function membersOf(
  interval: LedgerInterval,
  snapshots: readonly Snapshot[],
  known: readonly AlertMember[],
): readonly Dimensions[] {
  const present = snapshots.filter(({ interval_start, interval_end }) => {
    return interval_start === interval.start && interval_end === interval.end;
  });
  const members = [...present, ...vanishedMembers(known, present)].map(({ dimensions }) => dimensions);
  return members.length > 0 ? members : [{}];
}

/** The rows that lead to the interval without a gap, oldest first; of the same cut, for days are no months before. */
function neighboursBefore(interval: LedgerInterval, rows: readonly LedgerInterval[]): readonly LedgerInterval[] {
  const byEnd = new Map(rows.filter((row) => cutOf(row) === cutOf(interval)).map((row) => [row.end, row]));
  const chain: LedgerInterval[] = [];
  for (let row = byEnd.get(interval.start); row !== undefined; row = byEnd.get(row.start)) chain.unshift(row);
  return chain;
}

/** A failed recomputation leaves the values as they are; an interval that has none failed, or there is nothing for the member. */
function statusOf({ state }: LedgerInterval, hasValue: boolean): AlertPoint['status'] {
  if (hasValue) return 'present';
  return state === 'failed' ? 'failed' : 'missing';
}

function boundsOf({ start, end }: LedgerInterval) {
  return { interval_start: start, interval_end: end };
}

function placeOf({
  interval_start,
  interval_end,
  dimensions,
}: Pick<Snapshot, 'interval_start' | 'interval_end' | 'dimensions'>): string {
  return canonicalJson([interval_start, interval_end, dimensions]);
}
