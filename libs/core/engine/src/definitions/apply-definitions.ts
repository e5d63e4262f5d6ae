import { locateDiagnostics, type Definition, type DefinitionKind } from '@core/definition';
import { DomainError, type Diagnostic } from '@core/diagnostics';
import type { Audit, Deed } from '../access/audit';
import type { Caller } from '../access/caller';
import type { Clock } from '../ports/clock';
import type { DefinitionChange, DefinitionStore, StoredVersion } from '../ports/definition-store';
import type { KnownConnections } from '../status/known-connections';
import { definitionKey } from './check-candidates';
import type { CatalogSnapshot, CurrentCatalog } from './current-catalog';
import { changedKeys } from './diff-definitions';
import { guardChanges } from './guard-changes';
import { holdBack } from './hold-back';
import { isSameVersion } from './is-same-version';
import { judgeTests } from './judge-tests';
import type { MetricTester } from './metric-tester';
import { dropUnsound, gatherDefinitions, warningsOf, type DefinitionFile, type Present, type Sieve } from './sieve';

export interface ApplyCommand {
  readonly files: readonly DefinitionFile[];
  readonly caller: Caller;
  /** Answers the plan and changes nothing. */
  readonly dry_run?: boolean;
  /**
   * Puts the sound definitions in force and reports the others, which keep their last good version; without it any
   * finding refuses the whole set.
   */
  readonly tolerant?: boolean;
}

export interface AppliedDefinition {
  readonly kind: DefinitionKind;
  readonly name: string;
  /** `held`: the files still define a version that was rolled back from. */
  readonly action: 'create' | 'update' | 'unchanged' | 'publish' | 'refused' | 'held';
  readonly version?: number;
  /** The keys that differ from what is in force. */
  readonly changed?: readonly string[];
}

export interface Application {
  readonly definitions: readonly AppliedDefinition[];
  /** Findings with file and line. */
  readonly findings: readonly Diagnostic[];
  /** Of definitions that are in force all the same, with file and line. */
  readonly warnings: readonly Diagnostic[];
}

/** Puts a set of documents in force: saves what changed and publishes it, in one transaction. */
export class ApplyDefinitions {
  constructor(
    private readonly store: DefinitionStore,
    private readonly current: CurrentCatalog,
    private readonly tester: MetricTester,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly connections: Pick<KnownConnections, 'names'>,
  ) {}

  /** Throws all findings at once unless the command is tolerant. */
  async execute(command: ApplyCommand): Promise<Application> {
    const now = this.clock.now().toISOString();
    const snapshot = await this.current.read();
    const sieve = gatherDefinitions(command.files);
    const held = command.tolerant ? await holdBack(this.store, sieve, snapshot.versions) : [];
    const asked = [...sieve.standing.values()].map(({ definition }) => definition);
    const present = { current: snapshot.versions, now, owner: command.caller };
    dropUnsound(sieve, present);
    if (sieve.findings.length === 0 || command.tolerant) await this.dropFailing(sieve, present);
    if (sieve.findings.length > 0 && !command.tolerant) throw DomainError.from(sieve.findings);
    const plan = await this.planChanges(sieve, snapshot, command);
    const changed = plan.applied.filter(({ action }) => action !== 'unchanged');
    guardChanges(changed, command.caller, snapshot);
    if (!command.dry_run && plan.changes.length > 0) {
      await this.store.commit(plan.changes, {
        by: command.caller,
        at: now,
        request_id: command.caller.request_id,
        expected_revision: snapshot.revision,
        entries: () => tellApplied(plan.applied).map((deed) => this.audit.entry(command.caller, deed)),
      });
    }
    const refused = asked.filter((definition) => !sieve.standing.has(definitionKey(definition)));
    return {
      definitions: [
        ...plan.applied,
        ...held.map(({ kind, name, version }) => ({ kind, name, action: 'held' as const, version })),
        ...refused.map(({ kind, name }) => ({ kind, name, action: 'refused' as const })),
      ],
      findings: sieve.findings,
      warnings: warningsOf(sieve, await this.connections.names()),
    };
  }

  /** Runs the tests of metrics that are new or changed. */
  private async dropFailing(sieve: Sieve, present: Present): Promise<void> {
    const inForce = new Map(present.current.map((version) => [definitionKey(version), version.hash]));
    const changed = [...sieve.standing.values()].filter(
      ({ definition, hash }) => inForce.get(definitionKey(definition)) !== hash,
    );
    const metrics = changed.flatMap(({ definition }) => (definition.kind === 'metric' ? [definition.name] : []));
    if (metrics.length === 0) return;
    const overlay = changed.map(({ definition }) => definition);
    const report = await this.tester.test({ metrics, versions: present.current, overlay });
    for (const name of metrics) {
      const failures = judgeTests({ ...report, results: report.results.filter(({ metric }) => metric === name) });
      const candidate = sieve.standing.get(`metric:${name}`);
      if (failures.length === 0 || candidate === undefined) continue;
      sieve.findings.push(
        ...locateDiagnostics(
          failures.map((failure) => ({ ...failure, path: '/tests' })),
          candidate.positions,
        ),
      );
      sieve.standing.delete(`metric:${name}`);
    }
    dropUnsound(sieve, present);
  }

  private async planChanges(
    { standing }: Sieve,
    { versions }: CatalogSnapshot,
    { caller, tolerant }: ApplyCommand,
  ): Promise<{ readonly changes: readonly DefinitionChange[]; readonly applied: readonly AppliedDefinition[] }> {
    const inForce = new Map(versions.map((version) => [definitionKey(version), version]));
    const changes: DefinitionChange[] = [];
    const applied: AppliedDefinition[] = [];
    for (const { definition, hash, positions } of standing.values()) {
      const { kind, name } = definition;
      const before = inForce.get(definitionKey(definition));
      // What a folder says already holds stays with whoever took it over.
      if (before?.hash === hash && (tolerant || isSameVersion(before, hash, caller))) {
        applied.push({ kind, name, action: 'unchanged', version: before.version });
        continue;
      }
      const line = await this.store.versions(kind, name);
      const known = isSameVersion(line[0], hash, caller) ? line[0] : undefined;
      const version = known?.version ?? (line[0]?.version ?? 0) + 1;
      if (known === undefined)
        changes.push({
          action: 'save',
          definition,
          hash,
          ...(positions.file !== undefined && { file: positions.file }),
        });
      changes.push({ action: 'publish', kind, name, version });
      applied.push({ kind, name, version, ...tellChange(definition, before, known) });
    }
    return { changes, applied };
  }
}

/** One deed of the whole set, and one of each definition, so that each tells who put it in force. */
function tellApplied(applied: readonly AppliedDefinition[]): readonly Deed[] {
  const changed = applied.filter(({ action }) => action !== 'unchanged');
  const names = changed.map(({ kind, name }) => `${kind} ${name}`);
  return [
    { action: 'definitions.apply', subject: `${changed.length} definitions`, details: { changed: names } },
    ...changed.map(({ kind, name, version, action }) => {
      return { action: `${kind}.publish`, subject: name, details: { version, applied: action } };
    }),
  ];
}

function tellChange(
  definition: Definition,
  before: StoredVersion | undefined,
  known: StoredVersion | undefined,
): Pick<AppliedDefinition, 'action' | 'changed'> {
  if (before === undefined) return { action: known ? 'publish' : 'create' };
  return { action: known ? 'publish' : 'update', changed: changedKeys(before.definition, definition) };
}
