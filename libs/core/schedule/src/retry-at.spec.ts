import { retryAt } from './retry-at';

test('pauses grow from 15 seconds to an hour and no further', () => {
  const failed = '2026-11-22T10:00:00Z';
  const pauses = Array.from({ length: 11 }, (_, index) => Date.parse(retryAt(index + 1, failed)) - Date.parse(failed));
  expect(pauses.map((pause) => pause / 1000)).toEqual([15, 30, 60, 120, 240, 480, 960, 1920, 3600, 3600, 3600]);
  expect(retryAt(5000, failed)).toBe('2026-11-22T11:00:00Z');
});
