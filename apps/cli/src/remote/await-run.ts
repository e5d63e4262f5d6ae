import { callApi, type ServerOptions } from './api-client';
import { openRunView, type RunState } from './run-view';
import { watchEvents } from './watch-events';

/** Seconds that a run may take before anything is shown of it. */
const WAIT_S = 1;

/**
 * Starts a run at a path and waits for its end, shown on standard error where it takes longer; answers its id. Ctrl-C leaves the run to the
 * server.
 */
export async function awaitRun(
  server: ServerOptions,
  request: Readonly<Record<string, unknown>>,
  path = '/v1/runs',
): Promise<string> {
  const prefer = { prefer: `wait=${WAIT_S}` };
  const started = await callApi(server, { method: 'POST', path, body: request, headers: prefer });
  const { id, status } = (await started.json()) as RunState;
  if (status === 'queued' || status === 'running') await followRun(server, id);
  return id;
}

/** Waits for the end of a run, which is shown on standard error meanwhile. */
export async function followRun(server: ServerOptions, id: string): Promise<void> {
  const view = openRunView(process.stderr, () => performance.now());
  try {
    for await (const run of watchEvents<RunState>(server, `/v1/runs/${id}/events`)) {
      if (run.status === 'queued' || run.status === 'running') view.show(run);
    }
  } finally {
    view.end();
  }
}
