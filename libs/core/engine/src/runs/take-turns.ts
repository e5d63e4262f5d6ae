import { DomainError } from '@core/diagnostics';
import type { Steps } from '@core/result';
import type { Clock } from '../ports/clock';

/** How long a process may be deaf to everything else; one step may take it beyond. */
const TURN_MS = 25;

/**
 * Does work in turns with all else that the process has to do, so that heartbeats go on and other runs are answered. Throws
 * `run.cancelled` at the end of a turn in which the signal was aborted.
 */
export async function takeTurns<T>(
  steps: Steps<T>,
  { clock, signal }: { readonly clock: Clock; readonly signal?: AbortSignal },
): Promise<T> {
  let began = clock.now().getTime();
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    if (clock.now().getTime() - began < TURN_MS) continue;
    await clock.nextTurn();
    if (signal?.aborted) throw DomainError.of('run.cancelled', {});
    began = clock.now().getTime();
  }
}
