import { mstlModel } from '@adapters/forecast';
import { SystemClock } from '@adapters/platform';
import { parseDefinitions } from '@core/definition';
import {
  MeasureCompleteness,
  QueryRunner,
  ReadCompleteness,
  WarehouseSession,
  type AnsweredQuery,
  type ExecuteOptions,
  type Warehouse,
} from '@core/engine';
import { buildCatalog, entersCatalog, type Catalog } from '@core/formula';
import type { RunRequest } from '@core/plan';
import type { CompiledQuery } from '@core/sql';
import { WarehouseBench } from '../support/warehouse-bench';

const fields = `
primary_key: [id]
time: happened_on
fields:
  - {name: id, type: text}
  - {name: source, type: text}
  - {name: happened_on, type: date}
  - {name: loaded_at, type: timestamp}`;

const dataset = (name: string, more: string) =>
  `kind: dataset\nname: ${name}\nsource: {file: ${name}.csv}${fields}\n${more}`;
const fresh = (name: string, complete_until: string) =>
  dataset(name, `freshness: {complete_until: ${JSON.stringify(complete_until)}}`);

const documents = [
  fresh('orders', 'max(loaded_at)'),
  fresh('days', 'max(happened_on)'),
  fresh('closings', 'truncate_to(max(loaded_at), day)'),
  fresh('sources', 'min(max(loaded_at).where(source == "shop"), max(loaded_at).where(source == "bank")) - 1 day'),
  `${fresh('contracts', 'max(loaded_at)').replace('time: happened_on\n', '')}\nvalid: {from: happened_on, to: ended_on}`.replace(
    '  - {name: loaded_at',
    '  - {name: ended_on, type: date}\n  - {name: loaded_at',
  ),
  fresh('away', 'max(loaded_at)'),
  dataset('silent', 'tags: [silent]'),
  'kind: metric\nname: orders_count\ndataset: orders\nformula: count()',
  'kind: metric\nname: silent_count\ndataset: silent\nformula: count()',
  'kind: metric\nname: both\nformula: count(orders) + count(days)',
];

function catalogOf(texts: readonly string[]): Catalog {
  const { definitions, diagnostics } = parseDefinitions(texts.join('\n---\n'));
  expect(diagnostics).toEqual([]);
  const named = definitions.map(({ definition }) => definition).filter(entersCatalog);
  return buildCatalog(named.map((definition) => ({ definition, version: 1, current: true })));
}

const header = 'id,source,happened_on,loaded_at';
const csv = (...rows: readonly string[]) => `${[header, ...rows].join('\n')}\n`;

/** Who waits here has more patience than who asks in passing: the machine may be busy with other specs. */
class PatientClock extends SystemClock {
  override every(interval_ms: number, tick: () => void): () => void {
    return super.every(interval_ms * 20, tick);
  }
}

/** Counts the queries that are sent to a session. */
class CountingSession extends WarehouseSession {
  sent = 0;

  constructor(private readonly inner: WarehouseSession) {
    super();
  }

  override get data() {
    return this.inner.data;
  }

  override execute(query: CompiledQuery, options?: ExecuteOptions) {
    this.sent += 1;
    return this.inner.execute(query, options);
  }

  override close() {
    return this.inner.close();
  }
}

describe('how far data is complete', () => {
  const catalog = catalogOf(documents);
  let bench: WarehouseBench;
  let measure: MeasureCompleteness;

  beforeAll(async () => {
    bench = await WarehouseBench.start();
  });
  beforeEach(() => {
    measure = new MeasureCompleteness(bench.warehouse);
  });
  afterAll(() => bench.stop());

  async function read(names: readonly string[], timezone = 'UTC') {
    const datasets = names.flatMap((name) => catalog.dataset(name) ?? []);
    expect(datasets).toHaveLength(names.length);
    return new ReadCompleteness(
      { completeness: (question, signal) => measure.ofNow(question, signal) },
      new PatientClock(),
    ).execute(datasets, timezone);
  }

  /** How far `orders` is complete, and how many queries that took. */
  async function countQueries(timezone = 'UTC') {
    const orders = catalog.dataset('orders');
    if (orders === undefined) throw new Error('orders is not sound');
    const session = new CountingSession(await bench.warehouse.open([orders]));
    try {
      const { orders: complete_until } = await measure.execute([orders], { session, timezone });
      return { complete_until, queries: session.sent };
    } finally {
      await session.close();
    }
  }

  async function ask(request: RunRequest): Promise<AnsweredQuery> {
    const warehouse: Warehouse = bench.warehouse;
    const queries = new QueryRunner(warehouse, mstlModel, new SystemClock(), measure);
    const pulse = { signal: new AbortController().signal, report: () => undefined };
    return queries.execute({ request, catalog, now: '2026-03-20T12:00:00Z' }, pulse);
  }

  const warningsOf = ({ result }: AnsweredQuery) => result.warnings.map(({ code, message }) => `${code}: ${message}`);

  describe('as its own rows tell', () => {
    it('is judged on all rows: those without a time, those ahead, and those that no longer hold', async () => {
      await bench.write(
        'orders.csv',
        csv(
          'a,shop,2026-03-01,2026-03-02T06:00:00Z',
          'b,shop,,2026-03-09T06:00:00Z',
          'c,shop,2999-01-01,2026-03-10T06:00:00.5Z',
          'd,shop,2026-03-03,',
        ),
      );
      await bench.write(
        'contracts.csv',
        'id,source,happened_on,ended_on,loaded_at\na,x,2020-01-01,2021-01-01,2026-03-05T00:00:00Z\nb,x,2020-01-01,,2026-03-04T00:00:00Z\n',
      );
      expect(await read(['orders', 'contracts'])).toEqual({
        orders: '2026-03-10T06:00:00.500Z',
        contracts: '2026-03-05T00:00:00Z',
      });
    });

    it('is null where there are no rows, or where no row says so', async () => {
      await bench.write('orders.csv', csv());
      await bench.write('closings.csv', csv('a,shop,2026-03-01,'));
      expect(await read(['orders', 'closings'])).toEqual({ orders: null, closings: null });
    });

    it('is the beginning of a date in the zone that asks, and an instant in every zone', async () => {
      const rows = csv('a,shop,2026-03-09,2026-03-09T22:30:00Z');
      await Promise.all(['orders', 'days', 'closings'].map((name) => bench.write(`${name}.csv`, rows)));
      expect(await read(['orders', 'days', 'closings'])).toEqual({
        orders: '2026-03-09T22:30:00Z',
        days: '2026-03-09T00:00:00Z',
        closings: '2026-03-09T00:00:00Z',
      });
      expect(await read(['orders', 'days', 'closings'], 'Europe/Minsk')).toEqual({
        orders: '2026-03-09T22:30:00Z',
        days: '2026-03-08T21:00:00Z',
        closings: '2026-03-09T21:00:00Z',
      });
    });

    it('is as late as its latest source has come, less a margin', async () => {
      await bench.write(
        'sources.csv',
        csv(
          'a,shop,2026-03-01,2026-03-12T00:00:00Z',
          'b,bank,2026-03-01,2026-03-10T12:00:00Z',
          'c,post,2026-03-01,2026-03-02T00:00:00Z',
        ),
      );
      expect(await read(['sources'])).toEqual({ sources: '2026-03-09T12:00:00Z' });
      await bench.write('sources.csv', csv('a,shop,2026-03-01,2026-03-12T00:00:00Z'));
      expect(await read(['sources'])).toEqual({ sources: null });
    });

    it('is asked once for each version of the data and each zone', async () => {
      await bench.write('orders.csv', csv('a,shop,2026-03-01,2026-03-02T00:00:00Z'));
      expect(await countQueries()).toEqual({ complete_until: '2026-03-02T00:00:00Z', queries: 1 });
      expect(await countQueries()).toEqual({ complete_until: '2026-03-02T00:00:00Z', queries: 0 });
      expect(await countQueries('Europe/Minsk')).toMatchObject({ queries: 1 });
      await bench.write(
        'orders.csv',
        csv('a,shop,2026-03-01,2026-03-02T00:00:00Z', 'b,shop,2026-03-02,2026-03-03T00:00:00Z'),
      );
      expect(await countQueries()).toEqual({ complete_until: '2026-03-03T00:00:00Z', queries: 1 });
      await bench.write('orders.csv', csv());
      expect(await countQueries()).toEqual({ complete_until: null, queries: 1 });
      expect(await countQueries()).toEqual({ complete_until: null, queries: 0 });
    });

    it('is left out for a dataset that does not declare it, and null for one that cannot be read', async () => {
      await bench.write('orders.csv', csv('a,shop,2026-03-01,2026-03-02T00:00:00Z'));
      await bench.write('silent.csv', csv('a,shop,2026-03-01,2026-03-02T00:00:00Z'));
      expect(await read(['away', 'silent', 'orders'])).toEqual({ away: null, orders: '2026-03-02T00:00:00Z' });
    });
  });

  describe('in the answer of a run', () => {
    beforeAll(async () => {
      await bench.write('orders.csv', csv('a,shop,2026-03-01,2026-03-15T00:00:00Z'));
      await bench.write('days.csv', csv('a,shop,2026-03-10,2026-03-20T00:00:00Z'));
      await bench.write('silent.csv', csv('a,shop,2026-03-01,2026-03-02T00:00:00Z'));
    });

    it('is told of each dataset that declares it, and there alone', async () => {
      const complete_until = { orders: '2026-03-15T00:00:00Z', days: '2026-03-10T00:00:00Z' };
      expect(await ask({ metrics: ['both'], period: '2026-02' })).toMatchObject({ complete_until });
      expect(await ask({ metrics: ['silent_count'], period: '2026-02' })).not.toHaveProperty('complete_until');
    });

    it('comes without a warning where the period ends before, or just there', async () => {
      expect(warningsOf(await ask({ metrics: ['both'], period: '2026-02' }))).toEqual([]);
      expect(warningsOf(await ask({ metrics: ['orders_count'], period: '2026-03-01/2026-03-15' }))).toEqual([]);
    });

    it('comes with a warning for each dataset that the period goes beyond', async () => {
      const answer = await ask({ metrics: ['both'], period: '2026-03-01/2026-03-12' });
      expect(warningsOf(answer)).toEqual([
        'run.data_incomplete: days is complete until 2026-03-10, and the period ends 2026-03-12; rows may still be missing',
      ]);
      expect(warningsOf(await ask({ metrics: ['both'], period: '2026-03-01/2026-03-16' }))).toHaveLength(2);
    });

    it('counts the days of the zone that asks', async () => {
      const request = { metrics: ['orders_count'], timezone: 'Europe/Minsk' };
      expect(warningsOf(await ask({ ...request, period: '2026-03-01/2026-03-15' }))).toEqual([]);
      expect(warningsOf(await ask({ ...request, period: '2026-03-01/2026-03-16' }))).toEqual([
        'run.data_incomplete: orders is complete until 2026-03-15T00:00:00Z, and the period ends 2026-03-16; rows may still be missing',
      ]);
    });

    it('goes by as_of where that cuts the period', async () => {
      const request = { metrics: ['orders_count'], period: '2026-03' };
      expect(warningsOf(await ask({ ...request, as_of: '2026-03-15T00:00:00Z' }))).toEqual([]);
      expect(warningsOf(await ask({ ...request, as_of: '2026-03-15T06:00:00Z' }))).toEqual([
        'run.data_incomplete: orders is complete until 2026-03-15, and the period ends 2026-03-15T06:00:00Z; rows may still be missing',
      ]);
    });

    it('comes without a warning where there is no period: the answer is what is known', async () => {
      const answer = await ask({ metrics: ['both'] });
      expect(warningsOf(answer)).toEqual([]);
      expect(answer.complete_until).toMatchObject({ orders: '2026-03-15T00:00:00Z' });
    });

    it('warns of a dataset that no row speaks for', async () => {
      await bench.write('orders.csv', csv());
      const answer = await ask({ metrics: ['orders_count'], period: '2026-02' });
      expect(answer.complete_until).toEqual({ orders: null });
      expect(warningsOf(answer)).toEqual([
        'run.data_incomplete: no row of orders says how far it is complete, and the period ends 2026-03-01; rows may still be missing',
      ]);
    });
  });
});
