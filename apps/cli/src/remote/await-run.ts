import { callApi, type ServerOptions } from './api-client';

/** Seconds that one request waits for a run. */
const WAIT_S = 30;

interface RunAnswer {
  readonly id: string;
  readonly status: string;
}

/** Starts a run and waits until it has a result; answers its id. Ctrl-C leaves the run to the server. */
export async function awaitRun(server: ServerOptions, request: Readonly<Record<string, unknown>>): Promise<string> {
  const prefer = { prefer: `wait=${WAIT_S}` };
  const started = await callApi(server, { method: 'POST', path: '/v1/runs', body: request, headers: prefer });
  let run = (await started.json()) as RunAnswer;
  while (run.status === 'queued' || run.status === 'running') {
    console.error(`run ${run.id} is ${run.status} …`);
    run = (await (await callApi(server, { path: `/v1/runs/${run.id}`, headers: prefer })).json()) as RunAnswer;
  }
  return run.id;
}
