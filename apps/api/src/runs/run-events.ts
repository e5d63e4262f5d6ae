import type { Caller, FollowRuns, Run } from '@core/engine';
import { presentRun } from './present-run';

const LOOK_EVERY_MS = 500;
const QUIET_MS = 15_000;

/**
 * A run's course as server-sent events: `progress` whenever it has moved, `finished` at its end, a comment in quiet
 * times so that proxies keep the connection.
 */
export async function* followRun(runs: FollowRuns, id: string, caller: Caller): AsyncIterable<string> {
  let said = '';
  let quiet_ms = 0;
  for (;;) {
    const run = await runs.wait(id, LOOK_EVERY_MS, caller);
    const event = writeEvent(run);
    if (event !== said) {
      yield event;
      said = event;
      quiet_ms = 0;
    } else if ((quiet_ms += LOOK_EVERY_MS) >= QUIET_MS) {
      yield ': still there\n\n';
      quiet_ms = 0;
    }
    if (isFinished(run)) return;
  }
}

function isFinished({ status }: Run): boolean {
  return status !== 'queued' && status !== 'running';
}

function writeEvent(run: Run): string {
  return `event: ${isFinished(run) ? 'finished' : 'progress'}\ndata: ${JSON.stringify(presentRun(run))}\n\n`;
}
