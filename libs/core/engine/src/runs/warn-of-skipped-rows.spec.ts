import { warnOfSkippedRows } from './warn-of-skipped-rows';

test('a dataset that was read without its bad rows is told, with their count', () => {
  const version = { version: 'v', row_count: 1, loaded_at: '2026-01-01T00:00:00Z' };
  const data = { whole: version, sound: { ...version, skipped_rows: 0 }, sales: { ...version, skipped_rows: 7 } };
  expect(warnOfSkippedRows(data)).toEqual([
    { code: 'run.rows_skipped', count: 7, message: expect.stringContaining('7 bad rows of sales') },
  ]);
});
