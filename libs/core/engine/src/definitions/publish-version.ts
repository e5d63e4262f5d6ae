import type { DefinitionKind } from '@core/definition';
import { diagnose, DomainError, type Diagnostic } from '@core/diagnostics';
import type { Audit, Deed } from '../access/audit';
import type { Caller } from '../access/caller';
import type { Clock } from '../ports/clock';
import type { DefinitionStore, StoredVersion } from '../ports/definition-store';
import { checkCandidates, definitionKey } from './check-candidates';
import type { CurrentCatalog } from './current-catalog';
import { findVersion } from './find-version';
import { judgeTests } from './judge-tests';
import type { MetricTester } from './metric-tester';

export interface VersionCommand {
  readonly kind: DefinitionKind;
  readonly name: string;
  readonly version: number;
  readonly caller: Caller;
}

/** Makes a version the current one; publishing an older version again is the way back. */
export class PublishVersion {
  constructor(
    private readonly store: DefinitionStore,
    private readonly current: CurrentCatalog,
    private readonly tester: MetricTester,
    private readonly clock: Clock,
    private readonly audit: Audit,
  ) {}

  /** Throws all findings: of the definition, of what it would break, of tests that fail. */
  async execute({ kind, name, version: number, caller }: VersionCommand): Promise<StoredVersion> {
    const version = await findVersion(this.store, { kind, name }, number);
    if (version.current) return version;
    const snapshot = await this.current.read();
    const now = this.clock.now().toISOString();
    const findings = checkCandidates(snapshot.versions, [version.definition], now);
    const own = findings.get(definitionKey(version)) ?? [];
    const broken = [...findings].filter(([key]) => key !== definitionKey(version));
    if (own.length > 0 || broken.length > 0)
      throw DomainError.from([...own, ...broken.flatMap(breakage(`${kind} ${name}`))]);
    if (kind === 'metric') {
      const report = await this.tester.test({
        metrics: [name],
        versions: snapshot.versions,
        overlay: [version.definition],
      });
      const failures = judgeTests(report);
      if (failures.length > 0) throw DomainError.from(failures);
    }
    const [published] = await this.store.commit([{ action: 'publish', kind, name, version: number }], {
      by: caller,
      at: now,
      request_id: caller.request_id,
      expected_revision: snapshot.revision,
      entries: () => [this.audit.entry(caller, tellPublished(version, snapshot.versions))],
    });
    return published ?? version;
  }
}

/** An older version in place of a newer one is a way back. */
function tellPublished({ kind, name, version }: StoredVersion, inForce: readonly StoredVersion[]): Deed {
  const replaced = inForce.find((other) => other.kind === kind && other.name === name)?.version;
  const action = `${kind}.${replaced !== undefined && replaced > version ? 'rollback' : 'publish'}`;
  return { action, subject: name, details: { version, ...(replaced !== undefined && { replaced }) } };
}

function breakage(cause: string): (broken: readonly [string, readonly Diagnostic[]]) => readonly Diagnostic[] {
  return ([key, findings]) =>
    findings.map(({ message }) =>
      diagnose('definition.breaks', { cause, victim: key.replace(':', ' '), reason: message }),
    );
}
