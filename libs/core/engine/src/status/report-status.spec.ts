import { DomainError } from '@core/diagnostics';
import { buildCatalog } from '@core/formula';
import type { DatasetReport } from '../ports/status-board';
import type { DatasetStatus } from '../ports/dataset-library';
import { ReportStatus } from './report-status';

const seen_at = '2026-03-01T00:00:00.000Z';
const data = { version: 'v', row_count: 3, skipped_rows: 1, loaded_at: seen_at };

const dataset = (name: string) => ({
  kind: 'dataset' as const,
  name,
  source: { file: `${name}.csv` },
  primary_key: ['id'],
  fields: [{ name: 'id', type: 'text' as const }],
});

/** A worker with datasets that are as `statuses` say; `prepare` is what preparing one of them comes to. */
function work(statuses: readonly DatasetStatus[], prepare: (name: string) => void = () => undefined) {
  const posted: DatasetReport[] = [];
  const prepared: string[] = [];
  const kept: string[] = [];
  const onBoard: string[] = [];
  const definitions = statuses.map((status) => dataset(status.dataset));
  const catalog = buildCatalog(definitions.map((definition) => ({ definition, version: 1, current: true })));
  const report = new ReportStatus(
    { read: async () => ({ revision: '1', versions: [], catalog }) },
    {
      status: async () => statuses,
      prepare: async ({ name }) => {
        prepared.push(name);
        prepare(name);
      },
      keepOnly: async (names) => void kept.push(...names),
    },
    { residentBytes: async () => 500 },
    {
      postWorker: async () => undefined,
      postDatasets: async (reports) => void posted.push(...reports),
      keepOnly: async (names) => void onBoard.push(...names),
    },
    { now: () => new Date(seen_at) },
    { nextId: () => 'w' },
    {},
  );
  return { report, posted, prepared, kept, onBoard };
}

describe('a worker', () => {
  it('tells of the data that it has, is loading or cannot load, and leaves what it has not opened to others', async () => {
    const { report, posted } = work([
      { dataset: 'loaded', available: true, data },
      { dataset: 'coming', available: true, loading: { done: 4, total: 9 } },
      { dataset: 'faulty', available: false, reason: 'a date is none' },
      { dataset: 'unopened', available: true },
    ]);
    await report.execute(1_000);
    expect(posted).toEqual([
      { dataset: 'loaded', available: true, version: 'v', row_count: 3, skipped_rows: 1, seen_at },
      { dataset: 'coming', available: true, loading: { done: 4, total: 9 }, seen_at },
      { dataset: 'faulty', available: false, reason: 'a date is none', seen_at },
    ]);
  });

  const three = ['a', 'b', 'c'].map((name) => ({ dataset: name, available: true }));

  it('has all data prepared, whatever is wrong with some of it, and keeps no other', async () => {
    const { report, prepared, kept, onBoard } = work(three, (name) => {
      if (name === 'a') throw DomainError.of('data.unusable', { dataset: 'a', reason: 'it is gone' });
    });
    await report.openAll(new AbortController().signal);
    expect(prepared).toEqual(['a', 'b', 'c']);
    expect([kept, onBoard]).toEqual([prepared, prepared]);
  });

  it('prepares nothing more when it is told to stop, and forgets nothing', async () => {
    const stopped = new AbortController();
    const { report, prepared, kept, onBoard } = work(three, () => stopped.abort());
    await report.openAll(stopped.signal);
    expect(prepared).toEqual(['a']);
    expect([kept, onBoard]).toEqual([[], []]);
  });
});
