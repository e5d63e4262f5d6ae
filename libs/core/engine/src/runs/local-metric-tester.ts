import { assembleCatalog } from '../definitions/assemble-catalog';
import { MetricTester, type MetricTestReport, type MetricTestWork } from '../definitions/metric-tester';
import type { Clock } from '../ports/clock';
import type { Warehouse } from '../ports/warehouse';
import { runMetricTests } from './run-metric-tests';

/** Tests in this process. */
export class LocalMetricTester extends MetricTester {
  constructor(
    private readonly warehouse: Warehouse,
    private readonly clock: Clock,
  ) {
    super();
  }

  override async test({ metrics, versions, overlay, tests }: MetricTestWork): Promise<MetricTestReport> {
    const catalog = assembleCatalog(versions, overlay);
    return runMetricTests({ catalog, warehouse: this.warehouse, now: this.clock.now().toISOString() }, metrics, tests);
  }
}
