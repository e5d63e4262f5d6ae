import { mstlModel } from '@adapters/forecast';
import { SystemClock } from '@adapters/platform';
import { parseDefinitions } from '@core/definition';
import { MeasureCompleteness, QueryRunner, type RunProgress } from '@core/engine';
import { buildCatalog, entersCatalog } from '@core/formula';
import { errorOf, WarehouseBench } from '../support/warehouse-bench';

const documents = `
kind: dataset
name: agents
source: {file: agents.csv}
primary_key: [id]
fields:
  - {name: id, type: text}
---
kind: dataset
name: orders
source: {file: orders.csv}
primary_key: [id]
fields:
  - {name: id, type: text}
  - {name: amount, type: integer}
---
kind: metric
name: per_agent
formula: sum(orders.amount) / count(agents)
`;

const csv = (header: string, count: number, line: (row: number) => string) =>
  [header, ...Array.from({ length: count }, (_, row) => line(row))].join('\n');
const orders = csv('id,amount', 200_000, (row) => `order ${row},${row % 7}`);

describe('the progress of a run', () => {
  const named = parseDefinitions(documents).definitions.map(({ definition }) => definition);
  const catalog = buildCatalog(
    named.filter(entersCatalog).map((definition) => ({ definition, version: 1, current: true })),
  );
  let bench: WarehouseBench;

  beforeEach(async () => {
    bench = await WarehouseBench.start();
    await bench.write('agents.csv', 'id\nanna\nbert\n');
    await bench.write('orders.csv', orders);
  });
  afterEach(() => bench.stop());

  function ask(report: (progress: RunProgress) => void, signal = new AbortController().signal) {
    const { warehouse } = bench;
    const queries = new QueryRunner(warehouse, mstlModel, new SystemClock(), new MeasureCompleteness(warehouse));
    const question = { request: { metrics: ['per_agent'] }, catalog, now: '2026-03-20T12:00:00Z' };
    return queries.execute(question, { signal, report });
  }

  it('goes from no step through the loading of each dataset to the last step, and never back', async () => {
    const told: RunProgress[] = [];
    const { plan } = await ask((progress) => told.push(progress));
    const done = told.map((progress) => progress.done);
    expect(done).toEqual(done.toSorted((a, b) => a - b));
    expect(new Set(told.map(({ total }) => total))).toEqual(new Set([plan.frames.length + 3]));
    expect([...new Set(told.map(({ step }) => step))]).toEqual(['load', 'query', 'evaluate']);
    const loads = told.flatMap(({ loading }) => loading ?? []);
    expect(new Set(loads.map(({ dataset }) => dataset))).toEqual(new Set(['agents', 'orders']));
    expect(loads.filter(({ dataset }) => dataset === 'orders').at(-1)).toEqual({
      dataset: 'orders',
      done: orders.length,
      total: orders.length,
    });
  });

  it('tells of no loading where the data is there', async () => {
    await ask(() => undefined);
    const told: RunProgress[] = [];
    await ask((progress) => told.push(progress));
    expect(told.filter(({ loading }) => loading !== undefined)).toEqual([]);
    expect(told[0]).toMatchObject({ done: 0, step: 'load' });
  });

  it('ends with a run that is cancelled while data is loaded, and the data is there for the next one', async () => {
    const cancelled = new AbortController();
    const told: RunProgress[] = [];
    const report = (progress: RunProgress) => {
      told.push(progress);
      if (progress.loading?.dataset === 'orders') cancelled.abort();
    };
    expect((await errorOf(ask(report, cancelled.signal))).code).toBe('run.cancelled');
    const before = told.length;
    const { result } = await ask(() => undefined);
    expect(result.rows).toEqual([[599_994 / 2]]);
    expect(told).toHaveLength(before);
  });
});
