import type { ProcessPool, WorkHooks } from '@adapters/sandbox';
import type { DatasetSource } from '@adapters/warehouse';
import { assertNever } from '@core/diagnostics';
import {
  Sandbox,
  type Completeness,
  type CompletenessQuestion,
  type LoadProgress,
  type RowsPart,
  type SandboxHooks,
  type SandboxWork,
  type TaskAnswer,
  type World,
} from '@core/engine';
import { Holdings } from './holdings';
import type { SandboxJob, SandboxQuestion } from './protocol';

/** What questions of a piece of work are answered from. */
interface Answers {
  readonly world?: World;
  readonly store?: (part: RowsPart) => Promise<void>;
}

/** The sandbox as a pool of processes; this one keeps the dataset files that they read. */
export class ProcessSandbox extends Sandbox {
  constructor(
    private readonly pools: Readonly<Record<'queries' | 'loads' | 'uploads' | 'connections', ProcessPool>>,
    private readonly source: DatasetSource,
  ) {
    super();
  }

  override async answer({ world, ...work }: SandboxWork, hooks: SandboxHooks): Promise<TaskAnswer> {
    const { signal, deadline_ms, report, store } = hooks;
    const keys = { key: world.key, ...(world.overlay && { overlay_key: world.overlay.key }) };
    const answered = this.perform(
      { kind: 'task', work, world: keys },
      { world, store },
      { signal, deadline_ms, report },
    );
    return answered as Promise<TaskAnswer>;
  }

  override async completeness(question: CompletenessQuestion, signal: AbortSignal): Promise<Completeness> {
    return this.perform({ kind: 'completeness', question }, {}, { signal }) as Promise<Completeness>;
  }

  override async residentBytes(): Promise<number> {
    const bytes = await Promise.all(Object.values(this.pools).map((pool) => pool.residentBytes()));
    return bytes.reduce((sum, one) => sum + one, 0);
  }

  private async perform(job: SandboxJob, answers: Answers, hooks: WorkHooks): Promise<unknown> {
    const holdings = new Holdings(this.source);
    const answer = (question: SandboxQuestion, tell: (news: LoadProgress) => void) => {
      switch (question.kind) {
        case 'entries':
          return Promise.resolve(answers.world?.entries);
        case 'overlay':
          return Promise.resolve(answers.world?.overlay?.entries);
        case 'acquire':
          return holdings.acquire(question.dataset, { signal: hooks.signal, report: tell });
        case 'release':
          return holdings.release(question.ticket, question.isBroken);
        case 'store':
          return Promise.resolve(answers.store?.(question.part));
        default:
          return assertNever(question);
      }
    };
    try {
      return await this.pools.queries.perform(job, { ...hooks, answer });
    } finally {
      await holdings.releaseAll();
    }
  }
}
