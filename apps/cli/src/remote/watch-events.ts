import { setTimeout } from 'node:timers/promises';
import { isRefusal } from '@core/diagnostics';
import { callApi, type ServerOptions } from './api-client';

/** How often a connection that was lost is opened again, a second apart, before the server counts as away. */
const PATIENCE = 60;

/**
 * The data of server-sent events at a path, from the present state on; a lost connection is opened again. Ends after the event
 * `finished`. Throws `service.unavailable` when the server stays away.
 */
export async function* watchEvents<T>(server: ServerOptions, path: string): AsyncIterable<T> {
  let failures = 0;
  for await (const { event, data } of untilAway(server, path, () => (failures += 1) <= PATIENCE)) {
    failures = 0;
    yield JSON.parse(data) as T;
    if (event === 'finished') return;
  }
}

/** One connection after the other, as long as `goesOn` says so when one is lost. */
async function* untilAway(server: ServerOptions, path: string, goesOn: () => boolean): AsyncIterable<ServerEvent> {
  for (;;) {
    try {
      yield* readEvents(await callApi(server, { path, headers: { accept: 'text/event-stream' } }));
    } catch (error) {
      if (isRefusal(error) || !goesOn()) throw error;
    }
    await setTimeout(1_000);
  }
}

interface ServerEvent {
  readonly event: string;
  readonly data: string;
}

/** The events of a stream; comments are passed over. */
async function* readEvents({ body }: Response): AsyncIterable<ServerEvent> {
  if (body === null) return;
  let text = '';
  for await (const chunk of body.pipeThrough(new TextDecoderStream())) {
    const blocks = (text + chunk).split('\n\n');
    text = blocks.pop() ?? '';
    for (const block of blocks) {
      const [, event] = /^event: (.*)$/m.exec(block) ?? [];
      const [, data] = /^data: (.*)$/m.exec(block) ?? [];
      if (event !== undefined && data !== undefined) yield { event, data };
    }
  }
}
