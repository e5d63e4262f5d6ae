import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SourceDefinition } from '@core/definition';
import { DomainError } from '@core/diagnostics';
import type { CheckedDataset } from '@core/formula';
import type { ConnectionReader, ReadControl, ReadRows, ReadWork } from './connection-reader';
import { ConnectionSources } from './connection-sources';

const definition = {
  kind: 'dataset',
  name: 'orders',
  source: { connection: 'shop', table: 'orders' } satisfies SourceDefinition,
  primary_key: ['id'],
  fields: [{ name: 'id', type: 'text' }],
} as const;
const orders: CheckedDataset = {
  name: 'orders',
  version: 1,
  definition,
  fields: new Map(),
  relationships: new Map(),
  time: undefined,
  validity: undefined,
  assertions: [],
};

/** Reads what it is told to, when it is told to. */
class ReaderOnCall implements ConnectionReader {
  readonly asked: {
    readonly work: ReadWork;
    readonly control: ReadControl;
    readonly end: (error?: unknown) => void;
  }[] = [];

  async read(work: ReadWork, control: ReadControl): Promise<ReadRows> {
    await new Promise<void>((resolve, reject) => {
      const end = (error?: unknown): void => (error === undefined ? resolve() : reject(error));
      this.asked.push({ work, control, end });
      control.signal?.addEventListener('abort', () => end(DomainError.of('run.cancelled', {})));
    });
    await writeFile(work.target, 'rows\n');
    return { row_count: 1, bytes: 5, content: 'c0ffee' };
  }
}

let folder: string;
let reader: ReaderOnCall;
let sources: ConnectionSources;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sources-'));
  reader = new ReaderOnCall();
  sources = new ConnectionSources(folder, { urls: { shop: 'postgresql://db/shop' }, reader });
});
afterEach(async () => {
  jest.restoreAllMocks();
  await rm(folder, { recursive: true });
});

/** The reading that has begun as the number given. */
async function reading(number: number) {
  while (reader.asked.length < number) await new Promise((resolve) => setImmediate(resolve));
  return reader.asked[number - 1]!;
}

async function codeOf(work: Promise<unknown>): Promise<string> {
  const error = await work.catch((found: unknown) => found);
  return error instanceof DomainError ? error.code : 'nothing';
}

const later = (ms: number): void => void jest.spyOn(Date, 'now').mockReturnValue(Date.now() + ms);
const away = DomainError.of('data.unavailable', { dataset: 'orders', reason: 'away' });

it('reads once for all who wait, and tells each how far it is', async () => {
  const told: unknown[] = [];
  const both = [sources.current(orders, { report: (progress) => told.push(progress) }), sources.current(orders, {})];
  const { control, end } = await reading(1);
  control.report({ done: 1, total: 4 });
  end();
  const [one, other] = await Promise.all(both);
  expect(one).toEqual(other);
  expect(one).toMatchObject({ name: 'orders of shop', content: 'c0ffee', bytes: 5 });
  expect(told).toEqual([{ done: 1, total: 8 }]);
  expect(reader.asked).toHaveLength(1);
  expect(await sources.current(orders, {})).toEqual(one);
});

it('stops a reading when the last one who waits for it leaves; who comes then gets another one', async () => {
  const [first, second] = [new AbortController(), new AbortController()];
  const leaving = [first, second].map(({ signal }) => codeOf(sources.current(orders, { signal })));
  const { control } = await reading(1);
  first.abort();
  await leaving[0];
  expect(control.signal?.aborted).toBe(false);
  second.abort();
  expect(await Promise.all(leaving)).toEqual(['run.cancelled', 'run.cancelled']);
  expect(control.signal?.aborted).toBe(true);
  const next = sources.current(orders, {});
  (await reading(2)).end();
  expect(await next).toMatchObject({ content: 'c0ffee' });
});

it('tries again after half a minute what failed, and not before', async () => {
  const first = codeOf(sources.current(orders, {}));
  (await reading(1)).end(away);
  expect(await first).toBe('data.unavailable');
  expect(await codeOf(sources.current(orders, {}))).toBe('data.unavailable');
  expect(reader.asked).toHaveLength(1);
  later(31_000);
  const next = sources.current(orders, {});
  (await reading(2)).end();
  expect(await next).not.toHaveProperty('stale_since');
});

it.each([
  [away, 'the last rows'],
  [DomainError.of('data.unusable', { dataset: 'orders', reason: 'gone' }), 'data.unusable'],
])(
  'has the last rows while the database is away, and no rows while somebody has to mend something: %s',
  async (obstacle, found) => {
    const first = sources.current(orders, {});
    (await reading(1)).end();
    const { stale_since } = await first;
    later(3_600_000);
    const second = sources.current(orders, {}).catch((refusal: DomainError) => refusal);
    (await reading(2)).end(obstacle);
    const now = await second;
    expect(now instanceof DomainError ? now.code : now.stale_since && 'the last rows').toBe(found);
    expect(stale_since).toBeUndefined();
  },
);

it('does not know a connection that was taken away, although it has rows of it', async () => {
  const first = sources.current(orders, {});
  (await reading(1)).end();
  await first;
  const without = new ConnectionSources(folder, { urls: {}, reader });
  expect(await codeOf(without.current(orders, {}))).toBe('data.unusable');
  expect(await codeOf(without.peek(orders))).toBe('data.unusable');
});
