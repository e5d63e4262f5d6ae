import { warnOfStaleData } from './warn-of-stale-data';

test('a dataset whose database is away is told, with the time of its rows', () => {
  const version = { version: 'v', row_count: 1, loaded_at: '2026-01-02T00:00:00Z' };
  const data = { fresh: version, sales: { ...version, stale_since: '2026-01-01T00:00:00Z' } };
  expect(warnOfStaleData(data)).toEqual([
    { code: 'run.data_stale', count: 1, message: expect.stringContaining('sales is as of 2026-01-01T00:00:00Z') },
  ]);
});
