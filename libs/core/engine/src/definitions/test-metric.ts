import type { MetricTestDefinition } from '@core/definition';
import type { DefinitionStore } from '../ports/definition-store';
import type { CurrentCatalog } from './current-catalog';
import { findVersions } from './find-version';
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
    const [newest] = await findVersions(this.store, 'metric', name);
    const { versions } = await this.current.read();
    return this.tester.test({
      metrics: [name],
      versions,
      overlay: newest.current ? [] : [newest.definition],
      ...(tests && { tests }),
    });
  }
}
