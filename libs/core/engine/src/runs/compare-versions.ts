import { checkDefinition } from '@core/definition';
import { DomainError } from '@core/diagnostics';
import type { RunRequest } from '@core/plan';
import type { Caller } from '../access/caller';
import { checkCandidate } from '../definitions/check-candidates';
import type { CurrentCatalog } from '../definitions/current-catalog';
import { findVersion } from '../definitions/find-version';
import type { Clock } from '../ports/clock';
import type { DefinitionStore } from '../ports/definition-store';
import type { NewRun } from '../ports/run-store';
import type { AcceptRun } from './accept-run';

/** What both versions are asked: a request without metrics, order and comparisons. */
export type ComparedQuery = Omit<RunRequest, 'metrics' | 'compare' | 'order_by' | 'limit' | 'forecast'>;

export interface CompareCommand {
  readonly name: string;
  readonly old: number;
  /** The other version, or a definition that is not saved. */
  readonly against: number | { readonly definition: unknown };
  readonly query: ComparedQuery;
  readonly caller: Caller;
}

/** Asks two versions of a metric the same question in one run, whose rows set the new values against the old. */
export class CompareVersions {
  constructor(
    private readonly store: DefinitionStore,
    private readonly accept: AcceptRun,
    private readonly current: CurrentCatalog,
    private readonly clock: Clock,
  ) {}

  /**
   * Drafts are compared by authors alone. Throws `definition.not_found`, `definition.no_such_version`, `definition.same_version`,
   * `definition.draft_unseen`, and all findings about definition and query.
   */
  async execute({ name, old, against, query, caller }: CompareCommand): Promise<NewRun> {
    await findVersion(this.store, { kind: 'metric', name }, old);
    const overlay = typeof against === 'number' ? [] : [await this.check(name, against.definition)];
    if (typeof against === 'number') {
      if (against === old) throw DomainError.of('definition.same_version', { name, version: old });
      await findVersion(this.store, { kind: 'metric', name }, against);
    }
    const other = typeof against === 'number' ? `${name}@${against}` : name;
    const request = { ...query, metrics: [`${name}@${old}`, other] };
    return this.accept.execute({ task: { kind: 'query', request, comparison: true }, caller, overlay });
  }

  private async check(name: string, body: unknown) {
    const { parsed, diagnostics } = checkDefinition(body, { kind: 'metric', name });
    if (parsed === undefined) throw DomainError.from(diagnostics);
    const { findings } = checkCandidate(await this.current.read(), parsed.definition, this.clock.now().toISOString());
    if (findings.length > 0) throw DomainError.from(findings);
    return parsed.definition;
  }
}
