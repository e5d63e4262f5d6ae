import { DecisionWorld, ofContracts, ofDeals } from './world';

const decided = new DecisionWorld();
afterAll(() => decided.close());

const codesOf = async (found: Promise<readonly { readonly code: string }[]>) => (await found).map(({ code }) => code);

describe('decisions about context and modifiers', () => {
  const months = decided.over({
    deals: [
      { closed_on: '2026-01-31', opened_on: '2026-03-05', amount: 1 },
      { closed_on: '2026-02-01', opened_on: '2026-03-06', amount: 10 },
      { closed_on: '2026-02-28', opened_on: '2026-03-07', amount: 100 },
      { closed_on: '2026-03-15', opened_on: '2026-03-08', amount: 1000 },
      { closed_on: null, opened_on: '2026-03-09', amount: 5000 },
    ],
  });

  it('1. the inner modifier wins, and an outer one without effect is an error', async () => {
    const world = decided.over({ contracts: [{ starts_on: '2026-01-10', ends_on: '2026-02-10' }] });
    const january = { period: '2026-01' };
    expect(await world.value(ofContracts('count().at(end)', january))).toBe(1);
    expect(await codesOf(world.refusals(ofContracts('active.at(start)', january)))).toEqual(['formula.no_effect']);
    expect(await codesOf(months.refusals(ofDeals('count().rolling(2 months).to_date(year)', january)))).toEqual([
      'formula.no_effect',
    ]);
  });

  it('1. where accumulates, shifts add up, and time: is only a default', async () => {
    expect(await months.value(ofDeals('count().where(amount > 5).where(amount < 500)', { period: '2026' }))).toBe(2);
    const march = { period: '2026-03', grain: 'month' } as const;
    expect(await months.value(ofDeals('sum(amount).previous().previous()', march))).toBe(1);
    expect(await months.value(ofDeals('opened.on(closed_on)', march))).toBe(1);
    expect(await months.value(ofDeals('opened', march))).toBe(5);
  });

  it('2. a window belongs to the moved bucket, so that the order of window and shift does not matter', async () => {
    const march = { period: '2026-03', grain: 'month' } as const;
    const [one, other] = [
      'sum(amount).rolling(2 months).previous(1 month)',
      'sum(amount).previous(1 month).rolling(2 months)',
    ];
    expect(await months.value(ofDeals(one, march))).toBe(111);
    expect(await months.value(ofDeals(other, march))).toBe(111);
  });

  it('3. previous without a grain is as many whole months, or as many days, and with one a bucket', async () => {
    expect(await months.value(ofDeals('sum(amount).previous()', { period: '2026-03' }))).toBe(110);
    expect(await months.value(ofDeals('sum(amount).previous()', { period: '2026-03-01/2026-03-03' }))).toBe(100);
    expect(await months.value(ofDeals('sum(amount).previous()', { period: '2026-02-01/2026-03-01' }))).toBe(1);
    expect(
      await months.values(ofDeals('sum(amount).previous()', { period: '2026-02-02/2026-02-04', grain: 'day' })),
    ).toEqual([10, 0]);
  });

  it('4. a bucket that is cut at its end is compared with the earlier one cut at the same offset', async () => {
    const cut = { period: '2026-03-01/2026-03-11', grain: 'month' } as const;
    expect(await months.value(ofDeals('sum(amount).previous()', cut))).toBe(10);
    const open = { period: '2026-03', grain: 'month', as_of: '2026-03-11T00:00:00Z' } as const;
    expect(await months.value(ofDeals('sum(amount).previous()', open))).toBe(10);
  });

  it('4. a widened window starts before the period and never ends after it', async () => {
    const cut = { period: '2026-02-01/2026-02-15', grain: 'month' } as const;
    expect(await months.value(ofDeals('sum(amount).rolling(2 months)', cut))).toBe(11);
    expect(await months.value(ofDeals('sum(amount).to_date(year)', cut))).toBe(11);
    expect(await months.value(ofDeals('sum(amount).running()', cut))).toBe(11);
  });

  it('5. without a period there is one bucket up to as_of, and what needs a bucket is an error', async () => {
    expect(await months.value(ofDeals('sum(amount)', { as_of: '2026-02-15T00:00:00Z' }))).toBe(11);
    for (const formula of ['count().previous()', 'count().growth()'])
      expect(await codesOf(months.refusals(ofDeals(formula)))).toContain('run.period_needed');
    expect(await codesOf(months.refusals(ofContracts('count().at(start)')))).toContain('run.period_needed');
    expect(await codesOf(months.refusals(ofDeals('count()', { grain: 'month' })))).toContain('run.period_needed');
  });

  it('6. a row without time is in no bucket, also without a period', async () => {
    expect(await months.value(ofDeals('count()'))).toBe(4);
    expect(await months.value(ofDeals('count().on(opened_on)'))).toBe(5);
  });

  const shop = {
    accounts: [
      { account: 'a', sector: 'retail' },
      { account: 'b', sector: 'bank' },
    ],
    deals: [
      { deal_id: 'd1', account: 'a', stage: 'Won', closed_on: '2026-01-05', amount: 1 },
      { deal_id: 'd2', account: 'a', stage: 'Won', closed_on: '2026-02-05', amount: 2 },
      { deal_id: 'd3', account: 'b', stage: 'Lost', closed_on: '2026-01-06', amount: 4 },
    ],
    steps: [{ deal_id: 'd1' }, { deal_id: 'd1' }, { deal_id: 'd2' }, { deal_id: 'd3' }],
  };

  it('7. a time field may lie behind a relationship, or be calculated from related rows', async () => {
    const world = decided.over(shop);
    const year = { period: '2026', grain: 'quarter' } as const;
    expect(await world.values(ofDeals('count(steps).on(steps.deal.closed_on)', { period: '2026-01' }))).toEqual([3]);
    expect(await world.values(ofDeals('count(accounts).on(accounts.first_won_on)', year))).toEqual([1, 0, 0, 0]);
    expect(
      await world.value({
        formula: 'count()',
        period: '2026-01',
        metric: { dataset: 'accounts', time: 'first_won_on' },
      }),
    ).toBe(1);
  });

  it('8. a metric keeps its own time where another refers to it', async () => {
    const world = decided.over({ deals: [{ opened_on: '2026-01-05', closed_on: '2026-02-05' }] });
    const metric = { time: 'closed_on' };
    expect(await world.value(ofDeals('opened - count()', { period: '2026-01', metric }))).toBe(1);
    expect(await world.value(ofDeals('opened - count()', { period: '2026-02', metric }))).toBe(-1);
  });

  it('9. period.start and period.end are the window in force, after shifts and windows', async () => {
    const february = { period: '2026-02', grain: 'month' } as const;
    const started = 'count().where(closed_on >= period.start)';
    expect(await months.value(ofDeals(`(${started}).previous()`, february))).toBe(1);
    expect(await months.value(ofDeals(`count().previous().where(closed_on < period.start)`, february))).toBe(1);
    expect(
      await months.value(ofDeals('count(days_between(period.start, period.end) > 31).rolling(2 months)', february)),
    ).toBe(3);
  });

  it('9. a formula that uses an end of the period is not timeless', async () => {
    const world = decided.over(shop);
    const metric = { dataset: 'accounts' };
    const question = {
      formula: 'count().where(first_won_on < period.end)',
      period: '2026-01',
      grain: 'month',
      metric,
    } as const;
    expect(await world.value(question)).toBe(1);
    expect((await world.refusals({ ...question, formula: 'count()' })).length).toBe(1);
  });

  it('10. a date beside a timestamp is local midnight, and civil dates never pass through a zone', async () => {
    const world = decided.over({
      visits: [{ visited_at: '2026-01-31T22:30:00Z' }, { visited_at: '2026-01-31T20:30:00Z' }],
      deals: [{ closed_on: '2026-02-01' }],
    });
    const minsk = { period: '2026', timezone: 'Europe/Minsk' };
    expect(await world.value(ofDeals('count(visits.visited_at >= date("2026-02-01"))', minsk))).toBe(1);
    expect(await world.value(ofDeals('count(truncate_to(visits.visited_at, day) == date("2026-02-01"))', minsk))).toBe(
      1,
    );
    expect(
      await world.value(
        ofDeals('count(closed_on == date("2026-02-01"))', { ...minsk, timezone: 'Pacific/Kiritimati' }),
      ),
    ).toBe(1);
    expect(await world.value(ofDeals('count()', { period: '2026-02', timezone: 'Pacific/Kiritimati' }))).toBe(1);
  });

  it('10. dates move by durations, and the time between two is counted in whole days, hours / 24, or months', async () => {
    const world = decided.over({
      deals: [{ opened_on: '2026-01-31', closed_on: '2026-03-15', score: 2 }],
      visits: [{ visited_at: '2026-01-02T12:00:00Z' }],
    });
    const year = { period: '2026' };
    expect(await world.value(ofDeals('max(opened_on + 1 month)', year))).toBe('2026-02-28');
    expect(await world.value(ofDeals('max(opened_on - score * 1 day)', year))).toBe('2026-01-29');
    expect(await world.value(ofDeals('sum(days_between(opened_on, closed_on))', year))).toBe(43);
    expect(await world.value(ofDeals('sum(days_between(date("2026-01-01"), visits.visited_at))', year))).toBe(1.5);
    expect(await world.value(ofDeals('sum(months_between(opened_on, closed_on))', year))).toBeCloseTo(1 + 15 / 31, 9);
  });

  it('11. between is a window of its own in place of the bucket', async () => {
    const parameters = [{ name: 'change_on', type: 'date', default: '2026-02-01' } as const];
    const formula = 'sum(amount).between(params.change_on, params.change_on + 28 days)';
    expect(await months.value(ofDeals(formula, { period: '2026-03', metric: { parameters } }))).toBe(110);
    expect(
      await months.values(
        ofDeals(formula, { period: '2026-01-01/2026-03-01', grain: 'month', metric: { parameters } }),
      ),
    ).toEqual([110, 110]);
  });

  const lives = decided.over({
    contracts: [
      { starts_on: null, ends_on: null, mrr: 1 },
      { starts_on: '2026-01-01', ends_on: '2026-02-01', mrr: 10 },
      { starts_on: '2026-01-31', ends_on: '2026-02-01', mrr: 100 },
      { starts_on: '2026-02-01', ends_on: null, mrr: 1000 },
      { starts_on: '2026-01-15', ends_on: '2026-01-15', mrr: 10_000 },
      { starts_on: '2026-01-10', ends_on: '2026-01-20', mrr: 100_000 },
    ],
  });

  it('12. at looks just before an instant, so that a start is the end of the bucket before', async () => {
    const grain = { period: '2026-01-01/2026-03-01', grain: 'month' } as const;
    expect(await lives.values(ofContracts('sum(mrr).at(end)', grain))).toEqual([111, 1001]);
    expect(await lives.values(ofContracts('sum(mrr).at(start)', grain))).toEqual([1, 111]);
    expect(await lives.values(ofContracts('sum(mrr).at(end).previous()', grain))).toEqual([1, 111]);
  });

  it('12. during takes what is valid at some time of the bucket, and never what has no length', async () => {
    const grain = { period: '2026-01-01/2026-03-01', grain: 'month' } as const;
    expect(await lives.values(ofContracts('sum(mrr).during()', grain))).toEqual([100_111, 1001]);
  });

  it('12. under a window at takes the ends of the window', async () => {
    expect(await lives.value(ofContracts('sum(mrr).at(start).rolling(15 days)', { period: '2026-01' }))).toBe(100_011);
  });

  it('12. an aggregate over an interval dataset must say when', async () => {
    expect(await codesOf(lives.refusals(ofContracts('count()', { period: '2026-01' })))).toHaveLength(1);
    expect(await lives.value(ofContracts('count().on(starts_on)', { period: '2026-01' }))).toBe(4);
    expect(await lives.value(ofContracts('count()', { period: '2026-01', metric: { time: 'starts_on' } }))).toBe(4);
  });

  it('12. a history holds until the next of its keys, found before any filter', async () => {
    const world = decided.over({
      steps: [
        { deal_id: 'd1', stage: 'Demo', entered_on: '2026-01-05' },
        { deal_id: 'd1', stage: 'Won', entered_on: '2026-02-05' },
        { deal_id: 'd2', stage: 'Demo', entered_on: '2026-01-05' },
        { deal_id: 'd2', stage: 'Lost', entered_on: '2026-01-05' },
      ],
    });
    const metric = { dataset: 'steps' };
    const grain = { period: '2026-01-01/2026-03-01', grain: 'month', metric } as const;
    expect(await world.values({ formula: 'count().where(stage == "Demo").at(end)', ...grain })).toEqual([1, 0]);
    expect(await world.values({ formula: 'count().at(end)', ...grain })).toEqual([2, 2]);
  });

  it('13. running along a dimension takes all up to, or from, its own value, and lists declared values', async () => {
    const world = decided.over({
      deals: [
        { stage: 'Open', closed_on: '2026-01-01', amount: 1, account: 'a' },
        { stage: 'Open', closed_on: '2026-01-02', amount: 2, account: 'b' },
        { stage: 'Lost', closed_on: '2026-01-03', amount: 4, account: 'a' },
      ],
    });
    const funnel = { period: '2026', by: ['stage'] };
    const { rows } = await world.ask(ofDeals('count().running(stage, desc) / count().total(stage)', funnel));
    expect(rows).toEqual([
      { stage: 'Open', value: 1 },
      { stage: 'Demo', value: 1 / 3 },
      { stage: 'Lost', value: 1 / 3 },
      { stage: 'Won', value: 0 },
    ]);
    expect(await world.values(ofDeals('count_distinct(account).running(stage)', funnel))).toEqual([2, 2, 2, 2]);
    expect(
      await world.values(ofDeals('sum(amount).running(closed_on)', { period: '2026', by: ['closed_on'] })),
    ).toEqual([1, 3, 7]);
  });

  it('14. in a choice a modifier is of its branch alone', async () => {
    const february = { period: '2026-02', grain: 'month' } as const;
    expect(await months.value(ofDeals('true ? sum(amount) : count().previous()', february))).toBe(110);
    expect(await months.value(ofDeals('false ? sum(amount) : count().previous()', february))).toBe(1);
  });
});
