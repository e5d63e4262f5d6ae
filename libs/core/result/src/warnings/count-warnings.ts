import { diagnose } from '@core/diagnostics';
import type { ResultWarning } from '../run-result';
import type { Steps } from '../steps/steps';

/** What can happen to a value; the value is then null. */
export type WarningCode = 'run.division_by_zero' | 'run.outside_domain' | 'run.overflow';

/** Notes a warning for the row at hand and gives the null that stands in for the value. */
export type Warn = (code: WarningCode) => null;

/** Warnings that were noted where no row was at hand. */
export type Notes = readonly Tally[];

export interface WarningCounter {
  /** Says that what follows belongs to the next row. */
  readonly nextRow: () => void;
  readonly warnFor: (metric: string) => Warn;
  /** What is noted while `work` runs is not counted but given to it: `take` gives the notes since it was last called. */
  readonly aside: <T>(work: (take: () => Notes) => Steps<T>) => Steps<T>;
  /** Counts notes for the row at hand, which uses the value that they are about. */
  readonly count: (notes: Notes) => void;
  /** By metric and code, in the order in which they first occurred. */
  readonly list: () => readonly ResultWarning[];
}

interface Tally {
  readonly metric: string;
  readonly code: WarningCode;
  count: number;
  lastRow: number;
}

const none: Notes = [];

/** Counts warnings by metric and code; a row counts once, however often its formula failed there. */
export function countWarnings(): WarningCounter {
  const tallies = new Map<string, Tally>();
  let row = 0;
  let kept: Set<Tally> | undefined;
  const tallyOf = (metric: string, code: WarningCode): Tally => {
    const key = `${code} ${metric}`;
    const tally = tallies.get(key) ?? { metric, code, count: 0, lastRow: -1 };
    tallies.set(key, tally);
    return tally;
  };
  const note = (tally: Tally) => {
    kept?.add(tally);
    if (kept !== undefined || tally.lastRow === row) return;
    tally.count += 1;
    tally.lastRow = row;
  };
  return {
    nextRow: () => {
      row += 1;
    },
    warnFor: (metric) => (code) => {
      note(tallyOf(metric, code));
      return null;
    },
    aside: function* (work) {
      const outer = kept;
      const own = new Set<Tally>();
      kept = own;
      const answer = yield* work(() => takeAll(own));
      kept = outer;
      return answer;
    },
    count: (notes) => notes.forEach(note),
    list: () => [...tallies.values()].filter(({ count }) => count > 0).map(describe),
  };
}

function takeAll(notes: Set<Tally>): Notes {
  if (notes.size === 0) return none;
  const taken = [...notes];
  notes.clear();
  return taken;
}

function describe({ metric, code, count }: Tally): ResultWarning {
  return { code, metric, count, message: diagnose(code, { metric, count }).message };
}
