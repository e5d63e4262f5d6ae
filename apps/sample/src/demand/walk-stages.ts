import { logNormal } from '../chance/distributions';
import type { Random } from '../chance/random';
import { DAY_MS, END_MS } from '../time/calendar';
import { afterWorking } from '../time/hours';

export type OpenStage = 'contact' | 'demo' | 'quote';
export type Stage = OpenStage | 'won' | 'lost';

/** A stay of a deal in a stage; null = still there. */
export interface Visit {
  readonly stage: Stage;
  readonly entered_at: number;
  readonly exited_at: number | null;
}

interface Step {
  readonly next: OpenStage | 'won';
  /** Half of the deals stay shorter, in working days. */
  readonly days: number;
  /** How many of a middling kind are lost from here. */
  readonly loss: number;
}

const steps: Readonly<Record<OpenStage, Step>> = {
  contact: { next: 'demo', days: 8, loss: 0.45 },
  demo: { next: 'quote', days: 9, loss: 0.42 },
  quote: { next: 'won', days: 10, loss: 0.38 },
};

const WORKDAY_MINUTES = 600;

/**
 * The way of a deal from its first stage to where it stands when the sample ends: some skip the demo, some are lost, and a
 * few of those come back later and begin again with a demo. `ease` is 1 for a middling deal, more for an easy one.
 */
export function walkStages(random: Random, start: number, ease: number): readonly Visit[] {
  const visits: Visit[] = [];
  let stage: Stage = 'contact';
  let now = start;
  let reopened = false;
  while (stage !== 'won' && stage !== 'lost') {
    const exited_at = afterWorking(now, logNormal(random, steps[stage].days, 0.75) * WORKDAY_MINUTES);
    if (exited_at >= END_MS) return [...visits, { stage, entered_at: now, exited_at: null }];
    visits.push({ stage, entered_at: now, exited_at });
    now = exited_at;
    stage = nextStage(random, stage, ease);
    if (stage !== 'lost' || reopened || !random.chance(0.08)) continue;
    const again = afterWorking(now + random.whole(25, 110) * DAY_MS, random.between(0, 400));
    if (again >= END_MS) continue;
    visits.push({ stage: 'lost', entered_at: now, exited_at: again });
    [stage, now, reopened] = ['demo', again, true];
  }
  return [...visits, { stage, entered_at: now, exited_at: null }];
}

function nextStage(random: Random, stage: OpenStage, ease: number): Stage {
  if (random.chance(Math.min(0.9, steps[stage].loss / ease))) return 'lost';
  return stage === 'contact' && random.chance(0.14) ? 'quote' : steps[stage].next;
}
