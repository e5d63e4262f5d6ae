import { dieWithParent } from './die-with-parent';
import { openOutcome, outcomeOf, type FromChild, type Outcome, type ToChild } from './messages';

/** What a process of a pool has while it is at work. */
export interface WorkPlace {
  /** Aborted when the work is not wanted any more, or has taken too long; a second later the process is killed. */
  readonly signal: AbortSignal;
  readonly report: (progress: unknown) => void;
  /** Has the other side answer something, and waits for it; the deadline stands still meanwhile. */
  readonly ask: (question: unknown, hear?: (news: never) => void) => Promise<unknown>;
}

/** Makes this process one of a pool: it does one piece of work after the other, until the process that started it is gone. */
export function serveWork(perform: (work: unknown, place: WorkPlace) => Promise<unknown>): void {
  const asked = new Map<number, Asked>();
  let abort = new AbortController();
  let questions = 0;
  const tell = (message: FromChild): void => {
    process.send?.(message);
  };
  const ask = async (question: unknown, hear?: (news: never) => void): Promise<unknown> => {
    const id = (questions += 1);
    const outcome = new Promise<Outcome>((settle) => {
      asked.set(id, { settle, hear });
    });
    tell({ kind: 'ask', id, question });
    return openOutcome(await outcome);
  };
  const begin = async (work: unknown): Promise<void> => {
    abort = new AbortController();
    const place = { signal: abort.signal, ask, report: (progress: unknown) => tell({ kind: 'progress', progress }) };
    tell({ kind: 'done', outcome: await outcomeOf(() => perform(work, place)) });
  };
  process.on('message', (message: ToChild) => {
    if (message.kind === 'work') void begin(message.work);
    else if (message.kind === 'abort') abort.abort();
    else if (message.kind === 'news') asked.get(message.id)?.hear?.(message.news as never);
    else {
      asked.get(message.id)?.settle(message.outcome);
      asked.delete(message.id);
    }
  });
  void dieWithParent().then(() => tell({ kind: 'ready' }));
}

interface Asked {
  readonly settle: (outcome: Outcome) => void;
  readonly hear: ((news: never) => void) | undefined;
}
