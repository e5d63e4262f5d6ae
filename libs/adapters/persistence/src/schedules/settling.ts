import type { IntervalEnd, IntervalLedger } from '@core/engine';
import type { ScheduleIntervalRow } from './schedule-tables';

export type SettlingRun = Parameters<IntervalLedger['settle']>[0];

/** An end with the row of the interval that it ends, as it was while the run had it. */
export type Ending<End extends IntervalEnd = IntervalEnd> = End & { readonly row: ScheduleIntervalRow };
export type Succeeded = Ending<Extract<IntervalEnd, { readonly state: 'succeeded' }>>;
export type Failed = Ending<Extract<IntervalEnd, { readonly state: 'failed' }>>;
