import { callApi, type ServerOptions } from '../api-client';
import type { BackfillState } from './backfill-state';
import { openProgressView } from './progress-view';
import { watchEvents } from '../watch-events';

/** What a shell calls an end by Ctrl-C. */
const INTERRUPTED = 130;

/**
 * Shows a backfill on standard error until its end, and answers that with the failures. Ctrl-C leaves it to the server and says
 * how to follow or cancel it.
 */
export async function followBackfill(server: ServerOptions, first: BackfillState): Promise<BackfillState> {
  const view = openProgressView(process.stderr, first, () => performance.now());
  const leave = (): void => {
    view.end();
    console.error(leftToServer(first));
    process.exit(INTERRUPTED);
  };
  process.once('SIGINT', leave);
  try {
    for await (const state of watchEvents<BackfillState>(server, first.links.events)) view.show(state);
  } finally {
    process.removeListener('SIGINT', leave);
    view.end();
  }
  return readBackfill(server, first.links.self);
}

export async function readBackfill(server: ServerOptions, path: string): Promise<BackfillState> {
  return (await (await callApi(server, { path })).json()) as BackfillState;
}

/** How a backfill that goes on without this command is found again. */
export function leftToServer({ schedule, id }: BackfillState): string {
  const command = `formulary backfill ${schedule}`;
  return `backfill ${id} goes on; "${command} --follow ${id}" shows it, "${command} --cancel ${id}" ends it`;
}
