import type { RunProgress } from '../ports/run-store';
import { reportLoads } from './report-loads';

it('a load is told as its part of the first step of a run, and in bytes', () => {
  const told: RunProgress[] = [];
  const report = reportLoads([{ name: 'orders' }, { name: 'agents' }], 5, {
    report: (progress) => told.push(progress),
  });
  report('orders', { done: 0, total: 4_000 });
  report('orders', { done: 1_000, total: 4_000 });
  report('agents', { done: 10, total: 10 });
  expect(told).toEqual([
    { done: 0, total: 5, step: 'load', loading: { dataset: 'orders', done: 0, total: 4_000 } },
    { done: 0.12, total: 5, step: 'load', loading: { dataset: 'orders', done: 1_000, total: 4_000 } },
    { done: 1, total: 5, step: 'load', loading: { dataset: 'agents', done: 10, total: 10 } },
  ]);
});
