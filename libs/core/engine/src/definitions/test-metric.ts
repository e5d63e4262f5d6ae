import type { MetricTestDefinition } from '@core/definition';
import { DomainError } from '@core/diagnostics';
import type { DefinitionStore } from '../ports/definition-store';
import type { CurrentCatalog } from './current-catalog';
import { findVersions, headOf } from './find-version';
import type { MetricTester, MetricTestReport } from './metric-tester';

/** Runs the tests of a metric's newest version, or tests given in their place. */
export class TestMetric {
  constructor(
    private readonly store: DefinitionStore,
    private readonly current: CurrentCatalog,
    private readonly tester: MetricTester,
  ) {}

  /** Throws `definition.not_found`. */
  async execute(name: string, tests?: readonly MetricTestDefinition[]): Promise<MetricTestReport> {
    const lines = await findVersions(this.store, 'metric', name);
    const newest = lines[0] ?? headOf(lines);
    if (newest === undefined) throw DomainError.of('definition.not_found', { kind: 'metric', name });
    const { versions } = await this.current.read();
    return this.tester.test({
      metrics: [name],
      versions,
      overlay: newest.current ? [] : [newest.definition],
      ...(tests && { tests }),
    });
  }
}
