import { checkDefinition, type Definition } from '@core/definition';
import { DomainError } from '@core/diagnostics';
import type { RunRequest } from '@core/plan';
import type { Caller } from '../access/caller';
import { checkCandidate } from '../definitions/check-candidates';
import type { CurrentCatalog } from '../definitions/current-catalog';
import { findVersions, pickVersion } from '../definitions/find-version';
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
    const versions = await findVersions(this.store, 'metric', name);
    pickVersion(versions, old);
    if (against === old) throw DomainError.of('definition.same_version', { name, version: old });
    const isStored = typeof against === 'number';
    if (isStored) pickVersion(versions, against);
    const overlay = isStored ? [] : [await this.check(name, against.definition)];
    const request = { ...query, metrics: [`${name}@${old}`, isStored ? `${name}@${against}` : name] };
    return this.accept.execute({ task: { kind: 'query', request, comparison: true }, caller, overlay });
  }

  /** The unsaved definition, if it is sound. */
  private async check(name: string, body: unknown): Promise<Definition> {
    const { parsed, diagnostics } = checkDefinition(body, { kind: 'metric', name });
    if (parsed === undefined) throw DomainError.from(diagnostics);
    const { findings } = checkCandidate(await this.current.read(), parsed.definition, this.clock.now().toISOString());
    if (findings.length > 0) throw DomainError.from(findings);
    return parsed.definition;
  }
}
