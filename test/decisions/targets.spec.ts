import { DecisionWorld, ofDeals } from './world';

const decided = new DecisionWorld();
afterAll(() => decided.close());

describe('decisions about targets', () => {
  const world = decided.over({
    deals: [
      { closed_on: '2026-01-05', amount: 10, stage: 'Won', account: 'a' },
      { closed_on: '2026-02-05', amount: 20, stage: 'Lost', account: 'b' },
    ],
    targets: [
      { period_start: '2026-01-01', period_end: '2026-02-01', quota: 1 },
      { period_start: '2026-02-01', period_end: '2026-03-01', quota: 2 },
      { period_start: '2026-01-01', period_end: '2027-01-01', quota: 100 },
    ],
  });
  const targetOf = (target: number | string | Readonly<Record<string, number>>, more = {}, formula = 'sum(amount)') =>
    world.values(
      ofDeals(formula, {
        period: '2026-01-01/2026-04-01',
        grain: 'month',
        compare: ['target'],
        metric: { target },
        ...more,
      }),
    );

  it("39. a number holds in every bucket and group, a formula is evaluated in the metric's context", async () => {
    expect(await targetOf(7)).toEqual([7, 7, 7]);
    expect(await targetOf(7, { by: ['account'] })).toEqual([7, 7, 7, 7, 7, 7]);
    expect(await targetOf('count() * 5')).toEqual([5, 5, 0]);
  });

  it('39. a map is read by the bucket that equals a key; a sum takes the keys that tile a coarser bucket', async () => {
    const months = { '2026-01': 1, '2026-02': 2, '2026-03': 4 };
    expect(await targetOf(months)).toEqual([1, 2, 4]);
    expect(await targetOf(months, { grain: 'quarter' })).toEqual([7]);
    expect(await targetOf({ '2026-01': 1, '2026-02': 2 }, { grain: 'quarter' })).toEqual([null]);
    expect(await targetOf({ '2026-Q1': 9 })).toEqual([null, null, null]);
  });

  it('39. for what does not add up a bucket inside a key takes its value', async () => {
    const rate = 'count().where(stage == "Won") / count()';
    expect(await targetOf({ '2026-Q1': 0.5 }, {}, rate)).toEqual([0.5, 0.5, 0.5]);
    expect(await targetOf({ '2026-01': 1, '2026-02': 2, '2026-03': 4 }, { grain: 'quarter' }, rate)).toEqual([null]);
  });

  it('40. targets in a dataset count where they begin in the bucket and do not end beyond it', async () => {
    const quota = 'sum(targets.quota).where(targets.period_end <= period.end)';
    const asked = { period: '2026', metric: {} } as const;
    expect(await world.values(ofDeals(quota, { ...asked, grain: 'month' }))).toEqual([
      1, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    ]);
    expect(await world.values(ofDeals(quota, { ...asked, grain: 'quarter' }))).toEqual([3, 0, 0, 0]);
    expect(await world.values(ofDeals(quota, { ...asked, grain: 'year', as_of: '2027-06-01T00:00:00Z' }))).toEqual([
      103,
    ]);
  });
});
