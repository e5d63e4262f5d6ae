import { stateProviders, type PostgresStateDatabase } from '@adapters/persistence';
import { RandomIdSource } from '@adapters/platform';
import type { CellValue, Definition } from '@core/definition';
import {
  Clock,
  DefinitionStore,
  engineProviders,
  IdSource,
  Limits,
  Reconcile,
  RunQueue,
  RunStore,
  UploadFolder,
  workerProviders,
  type Caller,
  type Principal,
  type EngineProvider,
  type Run,
  type RunEnd,
} from '@core/engine';

type Key<T> = abstract new (...parts: never[]) => T;

/** A clock that stands where it is put, but for a millisecond that each look takes. */
export class StandingClock extends Clock {
  #looks = 0;

  constructor(public at: string) {
    super();
  }

  override now(): Date {
    return new Date(Date.parse(this.at) + this.#looks++);
  }

  override every(): () => void {
    return () => undefined;
  }

  override async nextTurn(): Promise<void> {}
}

/** Limits that nothing here comes near. */
const wideLimits: Limits = {
  run_ms: 60_000,
  rows_scanned: 1e9,
  groups: 1e6,
  result_bytes: 1e9,
  metrics: 1_000,
  runs_at_once: 1_000,
  upload_bytes: 1e9,
};

/** A queue that nobody works off: a test does the work by hand. */
class IdleQueue extends RunQueue {
  override async enqueue(): Promise<void> {}
  override async process(): Promise<void> {}
  override async ping(): Promise<void> {}
  override async close(): Promise<void> {}
  override async counts() {
    return { waiting: 0, active: 0, failed: 0 };
  }
}

/** A folder that nobody put anything into. */
class EmptyFolder extends UploadFolder {
  override async stage(): Promise<never> {
    throw new RangeError('nothing is uploaded here');
  }
  override async sizeOf() {
    return undefined;
  }
  override async discard(): Promise<void> {}
  override async sweep() {
    return 0;
  }
}

export const anna: Caller = { id: 'anna', name: 'anna', roles: ['admin'], attributes: {} };

/** The engine over a state database, with a clock of its own; rounds and workers take their turns when a test says so. */
export class EngineWorld {
  readonly clock = new StandingClock('2026-03-01T12:00:00Z');
  readonly #made = new Map<unknown, unknown>();
  readonly #providers = new Map<unknown, EngineProvider>();

  constructor(private readonly database: PostgresStateDatabase) {
    for (const { provide, useValue } of stateProviders(database)) this.#made.set(provide, useValue);
    this.#made.set(Clock, this.clock).set(IdSource, new RandomIdSource()).set(RunQueue, new IdleQueue());
    this.#made.set(UploadFolder, new EmptyFolder());
    this.#made.set(Limits, wideLimits);
    for (const provider of [...engineProviders, ...workerProviders]) this.#providers.set(provider.provide, provider);
  }

  close(): Promise<void> {
    return this.database.close();
  }

  /** The use case or port of that class; what nothing gives, such as a warehouse, is not there until it is used. */
  get<T>(key: Key<T>): T {
    if (!this.#made.has(key)) {
      const provider = this.#providers.get(key);
      this.#made.set(key, provider?.useFactory(...(provider.inject.map((part) => this.get(part)) as never[])));
    }
    return this.#made.get(key) as T;
  }

  /** Puts definitions in force as they are, unchecked; saved by anna. */
  define(...definitions: readonly Definition[]): Promise<void> {
    return this.defineAs(anna, ...definitions);
  }

  async defineAs(saver: Principal, ...definitions: readonly Definition[]): Promise<void> {
    const store = this.get(DefinitionStore);
    for (const definition of definitions) {
      const { kind, name } = definition;
      const version = ((await store.versions(kind, name))[0]?.version ?? 0) + 1;
      await store.commit(
        [
          { action: 'save', definition, hash: `${name}@${version}` },
          { action: 'publish', kind, name, version },
        ],
        { by: saver, at: this.clock.at },
      );
    }
  }

  /** One round at that time; throws what a step threw. */
  async round(at?: string): Promise<Readonly<Record<string, number>>> {
    if (at !== undefined) this.clock.at = at;
    const { done, failures } = await this.get(Reconcile).execute();
    const { runs_handed_over_again: _, ...others } = done;
    if (failures[0] !== undefined) throw failures[0].error;
    return others;
  }

  /** Runs that no worker has begun, oldest first. */
  async waiting(): Promise<readonly Run[]> {
    const { items } = await this.get(RunStore).list({ limit: 1000 });
    return items.filter(({ status }) => status === 'queued').toReversed();
  }

  /** Does the work of a run as a worker that dies before it settles: the next round finds that. */
  async work(
    run: Run,
    end: (run: Run) => readonly (readonly CellValue[])[] | Extract<RunEnd, { status: 'failed' }>['error'],
  ): Promise<void> {
    const runs = this.get(RunStore);
    const { at } = this.clock;
    const claimed = await runs.claim(run.id, { worker: 'w', now: at, lease_ms: 60_000 });
    const answer = end(run);
    const attempt = claimed?.attempt ?? 0;
    if (!Array.isArray(answer)) {
      await runs.finish(run.id, attempt, { at, status: 'failed', error: answer as never });
      return;
    }
    const request = run.task.kind === 'query' ? run.task.request : { metrics: [] };
    const names = [...(request.grain === undefined ? [] : ['period']), ...(request.by ?? []), ...request.metrics];
    const timing = { queued_ms: 0, plan_ms: 0, load_ms: 0, query_ms: 0, queries: 1, evaluate_ms: 0, total_ms: 0 };
    await runs.finish(run.id, attempt, {
      at,
      status: 'succeeded',
      outcome: {
        columns: names.map((name) => ({ name, type: 'integer' })),
        row_count: answer.length,
        warnings: [],
        header: {},
        used: { definitions: Object.fromEntries(run.pinned.map(({ name, version }) => [name, version])), data: {} },
        timing,
      },
      last_rows: { part: 0, rows: answer },
    });
  }
}
