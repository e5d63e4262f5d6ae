import { LocalWarehouse } from '@adapters/warehouse';
import { parseDefinitions, type Definition, type MetricDefinition } from '@core/definition';
import { DomainError } from '@core/diagnostics';
import type { TestRows } from '@core/engine';
import { buildCatalog, entersCatalog, type Catalog, type CheckedDataset } from '@core/formula';
import { buildPlan } from '@core/plan';
import { evaluatePlan, type Frame } from '@core/result';
import { compileFrameQuery } from '@core/sql';

/** Everything that a formula of the corpus may hope to find. */
const documents = `
kind: dataset
name: orders
source: {file: orders.csv}
primary_key: [order_id]
time: ordered_on
fields:
  - {name: order_id, type: text}
  - {name: ordered_on, type: date}
  - {name: revenue, type: "decimal(12,2)"}
  - {name: cost, type: number}
  - {name: status, type: text}
  - {name: a, type: integer}
  - {name: b, type: integer}
  - {name: select, type: integer}
`;

const rows: TestRows = {
  orders: [
    { order_id: '1', ordered_on: '2026-01-01', revenue: '10.50', cost: 4, status: 'x', a: 1, b: 2, select: 7 },
    { order_id: '2', ordered_on: '2026-01-02', revenue: '20.25', cost: null, status: "it's", a: 3, b: 4, select: null },
  ],
};

/** Small answers are all that a hostile formula may get. */
const memory = '256MB';

/** A little data, and all that stands between a formula and its value: checks, plan, SQL, engine, remainder. */
export class FormulaWorld {
  readonly warehouse = new LocalWarehouse({ data_root: __dirname, threads: 1, memory_limit: memory });
  readonly #definitions: readonly Definition[];

  constructor() {
    this.#definitions = parseDefinitions(documents).definitions.map(({ definition }) => definition);
  }

  get rows(): TestRows {
    return rows;
  }

  get datasets(): readonly CheckedDataset[] {
    const orders = this.catalogWith([]).dataset('orders');
    if (orders === undefined) throw new Error('the dataset of this world is not sound');
    return [orders];
  }

  /** The value of a metric. Throws a DomainError where it is refused. */
  async valueOf(metric: Pick<MetricDefinition, 'formula' | 'where'>): Promise<unknown> {
    const catalog = this.catalogWith([{ kind: 'metric', name: 'subject', dataset: 'orders', ...metric }]);
    const findings = catalog.diagnosticsOf('metric', 'subject').filter(({ severity }) => severity === 'error');
    if (findings.length > 0) throw DomainError.from(findings);
    const { plan, diagnostics } = buildPlan({
      request: { metrics: ['subject'], period: '2026' },
      catalog,
      now: '2026-11-21T00:00:00Z',
    });
    if (plan === undefined) throw DomainError.from(diagnostics);
    const queries = plan.frames.map((frame) => compileFrameQuery(frame, 'duckdb'));
    for (const { sql } of queries) refuseTextsOf(metric.formula, sql);
    const session = await this.warehouse.openRows(this.datasets, rows);
    try {
      const frames: Frame[] = [];
      for (const query of queries) frames.push(await session.execute(query));
      return evaluatePlan(plan, frames).rows[0]?.at(-1) ?? null;
    } finally {
      await session.close();
    }
  }

  close(): Promise<void> {
    return this.warehouse.close();
  }

  private catalogWith(more: readonly Definition[]): Catalog {
    const definitions = [...this.#definitions, ...more].flatMap((one) => (entersCatalog(one) ? [one] : []));
    return buildCatalog(definitions.map((definition) => ({ definition, version: 1, current: true })));
  }
}

/** A text of a formula is bound to its statement, and never a part of it. */
function refuseTextsOf(formula: string, sql: string): void {
  for (const [, double, single] of formula.matchAll(/"([^"]+)"|'([^']+)'/g)) {
    const text = double ?? single ?? '';
    if (!/^\w*$/.test(text) && sql.includes(text)) throw new Error(`the statement holds ${text}: ${sql}`);
  }
}
