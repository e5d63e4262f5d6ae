import { diagnose } from '@core/diagnostics';
import type { ResultWarning } from '../run-result';

/** What can happen to a value; the value is then null. */
export type WarningCode = 'run.division_by_zero' | 'run.outside_domain' | 'run.overflow';

/** Notes a warning for the row at hand and gives the null that stands in for the value. */
export type Warn = (code: WarningCode) => null;

export interface WarningCounter {
  /** Says that what follows belongs to the next row. */
  readonly nextRow: () => void;
  readonly warnFor: (metric: string) => Warn;
  /** By metric and code, in the order in which they first occurred. */
  readonly list: () => readonly ResultWarning[];
}

interface Tally {
  readonly metric: string;
  readonly code: WarningCode;
  count: number;
  lastRow: number;
}

/** Counts warnings by metric and code; a row counts once, however often its formula failed there. */
export function countWarnings(): WarningCounter {
  const tallies = new Map<string, Tally>();
  let row = 0;
  const note = (metric: string, code: WarningCode): null => {
    const key = `${code} ${metric}`;
    const tally = tallies.get(key) ?? { metric, code, count: 0, lastRow: -1 };
    tallies.set(key, tally);
    if (tally.lastRow !== row) tally.count += 1;
    tally.lastRow = row;
    return null;
  };
  return {
    nextRow: () => {
      row += 1;
    },
    warnFor: (metric) => (code) => note(metric, code),
    list: () =>
      [...tallies.values()].map(({ metric, code, count }) => {
        const { message } = diagnose(code, { metric, count });
        return { code, metric, count, message };
      }),
  };
}
