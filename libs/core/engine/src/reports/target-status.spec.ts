import type { MetricDefinition } from '@core/definition';
import { statusOf } from './target-status';

const metric = (more: Partial<MetricDefinition> = {}): MetricDefinition => ({
  kind: 'metric',
  name: 'm',
  formula: 'count()',
  ...more,
});
const steps = { status: { warning: 0.95, off_track: 0.85 } };
const lower = { direction: 'lower_is_better' } as const;

it.each([
  [100, 100, {}, 'on_track'],
  [99, 100, {}, 'off_track'],
  [95, 100, steps, 'on_track'],
  [94, 100, steps, 'warning'],
  [84, 100, steps, 'off_track'],
  [100, 100, lower, 'on_track'],
  [101, 100, lower, 'off_track'],
  [104, 100, { ...lower, ...steps }, 'on_track'],
  [110, 100, { ...lower, ...steps }, 'warning'],
  [0, 100, lower, 'on_track'],
  [-5, 10, lower, 'on_track'],
  [-50, -100, {}, 'on_track'],
  [-150, -100, {}, 'off_track'],
  [1, 0, {}, 'on_track'],
  [50, 100, { direction: 'in_range' as const }, null],
  [null, 100, {}, null],
  [50, null, {}, null],
] as const)('%p of %p with %j is %s', (value, target, more, expected) => {
  expect(statusOf({ value, target }, metric(more))).toBe(expected);
});

it('a metric that is gone has no status', () => {
  expect(statusOf({ value: 1, target: 1 }, undefined)).toBeNull();
});
