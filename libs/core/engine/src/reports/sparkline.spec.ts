import { sparkline } from './sparkline';

it.each([
  [[1, 2, 3, 4, 5, 6, 7, 8], '▁▂▃▄▅▆▇█'],
  [[3, null, 1], '█ ▁'],
  [[-5, 0, 5], '▁▅█'],
  [[2, 2, 2], '▄▄▄'],
  [[0, 1e308], '▁█'],
  [[null, 7, null], ''],
  [[], ''],
])('%j is drawn as %s', (values, expected) => {
  expect(sparkline(values)).toBe(expected);
});
