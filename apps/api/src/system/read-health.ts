import { Injectable } from '@nestjs/common';
import {
  Clock,
  DefinitionStore,
  RunQueue,
  StateDatabase,
  StatusBoard,
  type DatasetReport,
  type DefinitionProblem,
} from '@core/engine';
import { presentDiagnostic, type PresentedDiagnostic } from '../http/present-diagnostic';
import { within } from './within';

/** A worker that said nothing for so long is taken for gone. */
const WORKER_SILENCE_MS = 20_000;

type PartState = { readonly status: 'up' } | { readonly status: 'down'; readonly reason: string };

export interface Health {
  readonly status: 'ready' | 'degraded' | 'unavailable';
  readonly parts: Readonly<Record<'database' | 'queue' | 'worker', PartState>>;
  readonly datasets: readonly DatasetReport[];
  /** Definition files that are not in force, each with what was found. */
  readonly definitions: readonly { readonly file: string; readonly errors: readonly PresentedDiagnostic[] }[];
}

/** How the service and its parts are. */
@Injectable()
export class ReadHealth {
  constructor(
    private readonly database: StateDatabase,
    private readonly queue: RunQueue,
    private readonly board: StatusBoard,
    private readonly definitions: DefinitionStore,
    private readonly clock: Clock,
  ) {}

  async execute(): Promise<Health> {
    const [database, queue] = await Promise.all([probe(() => this.database.ping()), probe(() => this.queue.ping())]);
    if (database.status === 'down') {
      const worker: PartState = { status: 'down', reason: 'not known while the database is away' };
      return { status: 'unavailable', parts: { database, queue, worker }, datasets: [], definitions: [] };
    }
    const [worker, datasets, problems] = await Promise.all([
      this.findWorker(),
      this.board.datasets(),
      this.definitions.problems(),
    ]);
    const isWhole = worker.status === 'up' && problems.length === 0 && datasets.every(({ available }) => available);
    const status = queue.status === 'down' ? 'unavailable' : isWhole ? 'ready' : 'degraded';
    return { status, parts: { database, queue, worker }, datasets, definitions: problems.map(presentProblem) };
  }

  private async findWorker(): Promise<PartState> {
    const since = new Date(this.clock.now().getTime() - WORKER_SILENCE_MS).toISOString();
    const workers = await this.board.workers();
    if (workers.some(({ seen_at }) => seen_at >= since)) return { status: 'up' };
    return { status: 'down', reason: 'no worker was heard of lately; runs wait' };
  }
}

function presentProblem({ file, diagnostics }: DefinitionProblem): Health['definitions'][number] {
  return { file, errors: diagnostics.map((finding) => presentDiagnostic(finding)) };
}

async function probe(ping: () => Promise<void>): Promise<PartState> {
  try {
    await within(3_000, ping());
    return { status: 'up' };
  } catch (error) {
    return { status: 'down', reason: error instanceof Error ? error.message : 'no answer' };
  }
}
