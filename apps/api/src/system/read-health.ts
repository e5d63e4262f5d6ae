import { Injectable } from '@nestjs/common';
import {
  Clock,
  DefinitionStore,
  RunQueue,
  StateDatabase,
  StatusBoard,
  heardWorkers,
  type DatasetReport,
  type DefinitionProblem,
  type WorkerStatus,
} from '@core/engine';
import { presentDiagnostic, type PresentedDiagnostic } from '../http/present-diagnostic';
import { healthOf, type ConnectionHealth } from './connection-health';
import { within } from './within';

type PartState = { readonly status: 'up' } | { readonly status: 'down'; readonly reason: string };

export interface Health {
  readonly status: 'ready' | 'degraded' | 'unavailable';
  readonly parts: Readonly<Record<'database' | 'queue' | 'worker', PartState>>;
  readonly datasets: readonly DatasetReport[];
  readonly connections: readonly ConnectionHealth[];
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
      return {
        status: 'unavailable',
        parts: { database, queue, worker },
        datasets: [],
        connections: [],
        definitions: [],
      };
    }
    const [workers, datasets, readings, problems] = await Promise.all([
      heardWorkers(this.board, this.clock),
      this.board.datasets(),
      this.board.readings(),
      this.definitions.problems(),
    ]);
    const worker = stateOf(workers);
    const connections = healthOf(workers, readings);
    const isWhole = worker.status === 'up' && problems.length === 0 && datasets.every(({ available }) => available);
    const status = queue.status === 'down' ? 'unavailable' : isWhole ? 'ready' : 'degraded';
    return {
      status,
      parts: { database, queue, worker },
      datasets,
      connections,
      definitions: problems.map(presentProblem),
    };
  }
}

function stateOf(workers: readonly WorkerStatus[]): PartState {
  if (workers.length > 0) return { status: 'up' };
  return { status: 'down', reason: 'no worker was heard of lately; runs wait' };
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
