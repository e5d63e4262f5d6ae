import { marchDay } from '../testing/ledger-row';
import { inParts, runOf } from '../testing/run-of';
import { valuesByInterval } from './values-by-interval';

const used = { definitions: { revenue: 3 } };

describe('the values of a run', () => {
  it('are those of its one interval, with their target and the version that was used', async () => {
    const run = runOf({ metrics: ['revenue'], period: '2026-03-01' }, ['region', 'revenue', 'revenue.target'], used);
    const values = await valuesByInterval(run, inParts([['N', 5, 9]], [[null, null, null]]), [marchDay(1)]);
    const value = { metric: 'revenue', metric_version: 3, is_double: false };
    expect([...values]).toEqual([
      [
        marchDay(1).start,
        [
          { ...value, dimensions: { region: 'N' }, value: 5, target: 9 },
          { ...value, dimensions: { region: null }, value: null, target: null },
        ],
      ],
    ]);
  });

  it('are cut up where it has several, and none is made up for one without rows', async () => {
    const request = { metrics: ['revenue', 'orders@2'], grain: 'day', timezone: 'UTC' } as const;
    const run = runOf(request, ['period', 'revenue', 'orders@2'], { ...used, sparse: true });
    const rows = inParts([
      ['2026-03-01', 5, 1],
      ['2026-03-03', 7, 2],
    ]);
    const values = await valuesByInterval(run, rows, [marchDay(1), marchDay(2), marchDay(3)]);
    expect([...values.keys()]).toEqual([marchDay(1).start, marchDay(3).start]);
    expect(
      values.get(marchDay(3).start)?.map(({ metric, metric_version, value }) => [metric, metric_version, value]),
    ).toEqual([
      ['revenue', 3, 7],
      ['orders', 2, 2],
    ]);
  });

  it('are none of a run that answers no question', async () => {
    const run = { ...runOf({ metrics: [] }, []), task: { kind: 'test', metrics: ['revenue'] } as const };
    expect(await valuesByInterval(run, inParts([[1]]), [marchDay(1)])).toEqual(new Map());
  });
});
