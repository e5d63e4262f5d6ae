import { jitterOf } from './jitter';

test('a name has its place for ever', () => {
  // From another implementation: the first 48 bits of SHA-256 over 2^48, times the seconds, rounded down.
  expect([jitterOf('monthly_sales', '10m'), jitterOf('monthly_sales', '2h'), jitterOf('收入', '1d')]).toEqual([
    265_000, 3_186_000, 5_903_000,
  ]);
});

test('names spread evenly over the whole jitter, and none is as late as all of it', () => {
  const names = Array.from({ length: 6000 }, (_, index) => `schedule_${index}`);
  const minutes = names.map((name) => Math.floor(jitterOf(name, '10m') / 60_000));
  const counts = Array.from({ length: 10 }, (_, minute) => minutes.filter((of) => of === minute).length);
  expect(counts.reduce((a, b) => a + b)).toBe(names.length);
  // 600 ± 4 standard deviations.
  for (const count of counts) expect(Math.abs(count - 600)).toBeLessThan(93);
});

test('a name runs by the same part of a longer jitter later', () => {
  const [short, long] = [jitterOf('hourly_orders', '1h'), jitterOf('hourly_orders', '24h')];
  expect(Math.abs(long / 24 - short)).toBeLessThan(1000);
  expect(jitterOf('hourly_orders', '1d')).toBe(long);
});

test('no jitter is no delay', () => {
  expect(jitterOf('hourly_orders', '0m')).toBe(0);
});
