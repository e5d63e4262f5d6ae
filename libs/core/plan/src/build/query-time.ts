import { diagnose } from '@core/diagnostics';
import type { CalendarRules } from '@core/formula';
import type { RunRequest } from '../request/run-request';
import { bucketsOf, wholePeriod, type BucketSpan, type Calendar } from '../time/bucket-span';
import type { Range } from '../time/moment';
import { parsePeriod, readPoint } from '../time/period';
import { checkZone, dayLength, type Instant } from '../time/time-zone';
import type { Findings } from './findings';

const bucketLimit = 10_000;

/** The time of a query: its period, and the buckets that it is cut into. */
export interface QueryTime {
  /** As formulas see it: without a grain where each bucket is a question of its own. */
  readonly calendar: Calendar;
  /** Where buckets begin. */
  readonly cuts: Calendar;
  /** Each bucket is the period of a question of its own, which is asked at its end. */
  readonly isApart: boolean;
  /** Absent: from the beginning to `as_of`. */
  readonly period?: BucketSpan;
  /** In order; the period itself without a grain, none without a period. */
  readonly buckets: readonly BucketSpan[];
}

/** How a time is read that is not written in the request alone. */
interface TimeReading {
  readonly rules: CalendarRules | undefined;
  readonly findings: Findings;
  /** As `PlanQuestion.sparse`. */
  readonly sparse?: boolean | undefined;
}

/**
 * Reads period, grain, zone and `as_of`. Where one of them is wrong, `findings` say so and another takes its place, so that
 * the rest of the request can still be checked.
 */
export function readTime(request: RunRequest, now: string, reading: TimeReading): QueryTime {
  const { rules, findings } = reading;
  const { timezone = 'UTC', diagnostics: zoneFindings } = checkZone(request.timezone ?? 'UTC', '/timezone');
  findings.add(...zoneFindings);
  const as_of = readAsOf(request.as_of ?? now, timezone, findings);
  const zone = { timezone, as_of, ...(rules && { rules }) };
  if (request.period === undefined) return withoutPeriod(request, zone, findings);
  const { range = { from: as_of - dayLength, to: as_of }, diagnostics } = parsePeriod(request.period, {
    ...zone,
    path: '/period',
  });
  findings.add(...diagnostics);
  return cutTime(request, { zone, period: wholePeriod(range) }, reading);
}

function cutTime(
  { grain, calendar: named }: RunRequest,
  { zone, period }: { readonly zone: Calendar; readonly period: BucketSpan },
  { findings, sparse = false }: TimeReading,
): QueryTime {
  const { rules, ...gregorian } = zone;
  const isApart = sparse && grain !== undefined;
  const isNamed = named !== undefined || !isApart;
  const cuts = {
    ...gregorian,
    ...(rules && isNamed && { rules }),
    ...(grain !== undefined && { grain }),
  };
  const buckets = bucketsOf(period, cuts, bucketLimit);
  if (buckets === undefined)
    findings.add(diagnose('run.too_many_buckets', { grain: grain ?? '', limit: bucketLimit }, { path: '/grain' }));
  return { calendar: isApart ? zone : cuts, cuts, period, buckets: buckets ?? [period], isApart };
}

/** An instant, or a date: the moment at which it begins, before anything of it has happened. */
function readAsOf(text: string, timezone: string, findings: Findings): number {
  const as_of = readPoint(text, timezone);
  if (typeof as_of === 'number') return as_of;
  findings.add(diagnose('run.bad_instant', { text }, { path: '/as_of' }));
  return 0;
}

function withoutPeriod({ grain }: RunRequest, calendar: Calendar, findings: Findings): QueryTime {
  if (grain !== undefined) findings.add(diagnose('run.period_needed', { what: 'a grain' }, { path: '/grain' }));
  return { calendar, cuts: calendar, buckets: [], isApart: false };
}

/** When the question is asked: one instant, or one for each bucket. */
export function momentsAsked({ calendar, buckets, isApart }: QueryTime): readonly Instant[] {
  return isApart ? buckets.map(({ to }) => to) : [calendar.as_of];
}

/** Every row that has a time, up to `as_of`: the one bucket of a query without a period. */
export function untilNow({ calendar }: QueryTime): Range {
  return { to: calendar.as_of };
}
