import type { Definition } from '@core/definition';
import { DomainError, type Diagnostic } from '@core/diagnostics';
import type { FindPrincipal } from '../access/find-principal';
import type { Principal } from '../access/principal';
import type { Clock } from '../ports/clock';
import type { StoredVersion } from '../ports/definition-store';
import type { KnownConnections } from '../status/known-connections';
import { checkCandidates, definitionKey } from './check-candidates';
import type { CatalogSnapshot, CurrentCatalog } from './current-catalog';
import { refuseBreaking, weighChange, type Impact } from './impact';
import { judgeTests } from './judge-tests';
import type { MetricTester, MetricTestReport } from './metric-tester';

/** What would come of putting a definition in force as things stand. */
export interface WeighedDefinition {
  readonly definition: Definition;
  /** What it was held against. */
  readonly snapshot: CatalogSnapshot;
  readonly in_force: StoredVersion | undefined;
  /** What is wrong with itself. */
  readonly findings: readonly Diagnostic[];
  /** What does not stand against it. */
  readonly warnings: readonly Diagnostic[];
  readonly impact: Impact;
  /** Of a metric that is sound and breaks nothing. */
  readonly tests?: MetricTestReport;
}

/** Holds a definition against all that is in force: the gate before it comes into force, and the answer to those who only ask. */
export class WeighDefinition {
  constructor(
    private readonly current: CurrentCatalog,
    private readonly tester: MetricTester,
    private readonly clock: Clock,
    private readonly principals: FindPrincipal,
    private readonly connections: Pick<KnownConnections, 'warningsOf'>,
  ) {}

  /** `saver`: who saved it, or would. */
  async execute(definition: Definition, saver: Principal): Promise<WeighedDefinition> {
    const snapshot = await this.current.read();
    const key = definitionKey(definition);
    const owner = await this.principals.execute(saver);
    const all = checkCandidates(snapshot.versions, [definition], this.clock.now().toISOString(), owner);
    const findings = all.get(key) ?? [];
    const impact = weighChange(snapshot, definition, all);
    const in_force = snapshot.versions.find((version) => definitionKey(version) === key);
    const warnings = await this.connections.warningsOf(definition);
    const weighed = { definition, snapshot, in_force, findings, warnings, impact };
    const isTested = definition.kind === 'metric' && findings.length === 0 && impact.breaks.count === 0;
    if (!isTested) return weighed;
    const { versions } = snapshot;
    const tests = await this.tester.test({ metrics: [definition.name], versions, overlay: [definition] });
    return { ...weighed, tests };
  }
}

/** Why a definition cannot come into force: findings of its own, what it would break, tests that fail; undefined where nothing stands against it. */
export function refusalOf({ definition, findings, impact, tests }: WeighedDefinition): DomainError | undefined {
  if (findings.length > 0) return DomainError.from(findings);
  if (impact.breaks.count > 0) return refuseBreaking(`${definition.kind} ${definition.name}`, impact.breaks);
  const failures = tests === undefined ? [] : judgeTests(tests);
  return failures.length > 0 ? DomainError.from(failures) : undefined;
}
