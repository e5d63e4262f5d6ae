import type { Grain } from '@core/definition';
import { diagnose } from '@core/diagnostics';
import type { Findings } from '../build/findings';
import type { QueryTime } from '../build/query-time';
import type { PlannedForecast } from '../run-plan';
import { labelOf, type BucketSpan, type Calendar } from '../time/bucket-span';
import { nextInstant } from '../time/grain';
import { isRepresentable, windowOf } from '../time/moment';
import type { Instant } from '../time/time-zone';
import type { RunRequest } from './run-request';

export const forecastLimit = 1000;

/** How many buckets make a season; a year is none of anything. */
const seasons: Readonly<Record<Grain, number>> = { hour: 24, day: 7, week: 52, month: 12, quarter: 4, year: 1 };

/** What a request wants to know of the time to come; undefined where it asks for nothing, or findings say why it cannot. */
export function readForecast(
  { forecast }: RunRequest,
  { calendar, period, buckets }: QueryTime,
  findings: Findings,
): PlannedForecast | undefined {
  if (forecast === undefined) return undefined;
  const { periods, method = 'linear' } = forecast;
  const { grain, timezone } = calendar;
  const what = 'a forecast';
  if (period === undefined) findings.add(diagnose('run.period_needed', { what }, { path: '/forecast' }));
  if (grain === undefined) findings.add(diagnose('run.grain_needed', { what }, { path: '/forecast' }));
  const refuse = (reason: string, path: string) => findings.add(diagnose('run.bad_forecast', { reason }, { path }));
  if (!Number.isInteger(periods) || periods < 1 || periods > forecastLimit) {
    refuse(`it reaches from 1 to ${forecastLimit} periods, not ${periods}`, '/forecast/periods');
    return undefined;
  }
  if (grain === undefined || period === undefined) return undefined;
  if (method === 'seasonal' && seasons[grain] === 1)
    refuse(`a ${grain} has no seasons; the method linear needs none`, '/forecast/method');
  const last = buckets.at(-1)?.end ?? period.end;
  const coming = comingBuckets(last, periods, { ...calendar, grain });
  if (coming.some(({ end }) => !isRepresentable(end))) refuse('it leaves the calendar', '/forecast/periods');
  return {
    method,
    ...wholeBuckets(buckets, calendar.as_of),
    season: seasons[grain],
    buckets: coming.map((bucket) => ({ label: labelOf(bucket, calendar), window: windowOf(bucket, timezone) })),
  };
}

function wholeBuckets(buckets: readonly BucketSpan[], as_of: Instant): Pick<PlannedForecast, 'first' | 'complete'> {
  const isWhole = ({ start, end, from, to }: BucketSpan) => start === from && end === to && end <= as_of;
  const [opening] = buckets;
  return {
    first: opening !== undefined && opening.start < opening.from ? 1 : 0,
    complete: buckets.findLastIndex(isWhole) + 1,
  };
}

function comingBuckets(
  from: Instant,
  count: number,
  { grain, timezone }: Calendar & { readonly grain: Grain },
): readonly BucketSpan[] {
  const buckets: BucketSpan[] = [];
  for (let start = from; buckets.length < count;) {
    const end = nextInstant(start, grain, timezone);
    buckets.push({ start, end, from: start, to: end });
    start = end;
  }
  return buckets;
}
