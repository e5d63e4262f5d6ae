import { RunStore } from '@core/engine';
import type { Route } from '../../apps/api/src/http/list-routes';
import type { ApiAnswer, ApiWorld } from './api-world';

export interface Entry {
  readonly action: string;
  readonly actor_id: string;
  readonly subject: string;
  readonly request_id?: string;
  readonly details: Record<string, any>;
}

/** Operations done by an administrator, and what each left in the audit trail. */
export class AuditedActs {
  /** Actions of the last time, in order. */
  readonly left = new Map<string, readonly string[]>();
  readonly key: string;
  #asked = 0;

  constructor(
    private readonly world: ApiWorld,
    private readonly routes: readonly Route[],
  ) {
    this.key = world.keys.get('admin')!;
  }

  /** Newest first. */
  async trail(query = ''): Promise<readonly Entry[]> {
    return (await this.world.call(`/v1/audit?limit=500${query}`, { key: this.key })).body.items;
  }

  /** Does an operation, whose path holds `places`; fails where it is refused. */
  async act(
    id: string,
    places: object = {},
    body?: unknown,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<{ readonly answer: ApiAnswer; readonly entries: readonly Entry[] }> {
    const route = this.routes.find(({ operation }) => operation.id === id)!;
    const names = places as Readonly<Record<string, string>>;
    const url = route.path.replaceAll(/\{(\w+)\}/g, (_, place: string) => String(names[place]));
    const request_id = `step-${(this.#asked += 1)}`;
    const all = { prefer: 'wait=0', ...headers, 'x-request-id': request_id };
    const answer = await this.world.call(url, {
      method: route.method.toUpperCase(),
      key: this.key,
      body,
      headers: all,
    });
    if (answer.status >= 300) throw new Error(`${id}: ${answer.status} ${answer.text}`);
    const entries = (await this.trail()).filter((entry) => entry.request_id === request_id);
    this.left.set(id, entries.map(({ action }) => action).toReversed());
    return { answer, entries };
  }

  /** Ends a run as a worker would. */
  async finish(id: string): Promise<void> {
    const runs = this.world.app.get(RunStore);
    const at = new Date().toISOString();
    const claimed = await runs.claim(id, { worker: 'w', now: at, lease_ms: 60_000 });
    const timing = { queued_ms: 0, plan_ms: 0, load_ms: 0, query_ms: 0, queries: 1, evaluate_ms: 0, total_ms: 0 };
    const columns = [{ name: 'revenue', type: 'number' as const }];
    const outcome = { columns, row_count: 1, warnings: [], header: {}, used: { definitions: {}, data: {} }, timing };
    await runs.finish(id, claimed!.attempt, { at, status: 'succeeded', outcome, last_rows: { part: 0, rows: [[1]] } });
  }
}
