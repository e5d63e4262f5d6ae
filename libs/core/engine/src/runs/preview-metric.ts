import { checkDefinition } from '@core/definition';
import { DomainError } from '@core/diagnostics';
import type { RunRequest } from '@core/plan';
import type { Caller } from '../access/caller';
import { checkCandidate } from '../definitions/check-candidates';
import type { CurrentCatalog } from '../definitions/current-catalog';
import type { Clock } from '../ports/clock';
import type { NewRun } from '../ports/run-store';
import type { AcceptRun } from './accept-run';

/** Runs an unsaved metric on real data. */
export class PreviewMetric {
  constructor(
    private readonly accept: AcceptRun,
    private readonly current: CurrentCatalog,
    private readonly clock: Clock,
  ) {}

  /** Throws all findings about definition and query. */
  async execute(body: unknown, query: Omit<RunRequest, 'metrics'>, caller: Caller): Promise<NewRun> {
    const { parsed, diagnostics } = checkDefinition(body, { kind: 'metric' });
    if (parsed === undefined) throw DomainError.from(diagnostics);
    const { definition } = parsed;
    const snapshot = await this.current.read();
    const { findings } = checkCandidate(snapshot, definition, this.clock.now().toISOString());
    if (findings.length > 0) throw DomainError.from(findings);
    return this.accept.execute({
      task: { kind: 'query', request: { ...query, metrics: [definition.name] } },
      caller,
      overlay: [definition],
    });
  }
}
