import { DecisionWorld, ofContracts, ofDeals } from './world';

const decided = new DecisionWorld();
afterAll(() => decided.close());

const codesOf = async (found: Promise<readonly { readonly code: string }[]>) => (await found).map(({ code }) => code);
const year = { period: '2026' };

describe('decisions about filters, groups and totals', () => {
  const world = decided.over({
    accounts: [
      { account: 'a', sector: 'retail', employees: 10 },
      { account: 'b', sector: 'bank', employees: 20 },
      { account: 'c', sector: 'retail', employees: 30 },
    ],
    agents: [
      { agent: 'x', office: 'East' },
      { agent: 'y', office: 'West' },
      { agent: 'z', office: 'West' },
    ],
    deals: [
      { account: 'a', agent: 'x', stage: 'Won', closed_on: '2026-01-05', amount: 10 },
      { account: 'a', agent: 'x', stage: 'Lost', closed_on: '2026-02-05', amount: 20 },
      { account: 'b', agent: 'y', stage: 'Lost', closed_on: '2026-01-06', amount: 40 },
      { account: null, agent: 'y', stage: 'Won', closed_on: '2026-03-06', amount: 80 },
    ],
    visits: [
      { account: 'a', visited_at: '2026-01-01T10:00:00Z', channel: 'web', cost: 1 },
      { account: 'c', visited_at: '2026-01-01T10:00:00Z', channel: 'fax', cost: 2 },
    ],
    staff: [
      { agent: 'x', from_on: '2026-01-01', to_on: '2026-02-01' },
      { agent: 'z', from_on: '2026-02-01', to_on: null },
    ],
    shifts: [{ agent: 'x', worked_on: '2026-01-05' }],
  });

  it("21. a metric's where is always on, removes groups, and travels with references; filters are offered", async () => {
    expect(await world.values(ofDeals('retail', { ...year, by: ['company.sector'] }))).toEqual([2]);
    const offered = { filters: { large: 'amount > 30' } };
    expect(await world.value(ofDeals('count()', { ...year, metric: offered }))).toBe(4);
    expect(await world.value(ofDeals('count()', { ...year, metric: offered, filters: ['large'] }))).toBe(2);
  });

  it('22. a filter over several datasets filters each, and one out of reach is an error unless a total drops it', async () => {
    const both = 'count(deals) + 10 * count(visits)';
    expect(await world.value(ofDeals(`(${both}).where(company.sector == "retail")`, year))).toBe(22);
    expect(await codesOf(world.refusals(ofDeals(`(${both}).where(stage == "Won")`, year)))).toEqual([
      'formula.unreachable_field',
    ]);
    expect(
      await world.value(
        ofDeals(
          '(count(deals) + 10 * count(visits).total(stage)).where(stage == "Won" and company.sector == "retail")',
          year,
        ),
      ),
    ).toBe(21);
  });

  it("23. a group is listed if the context has a row for it, before the formula's own filters", async () => {
    const won = 'count().where(stage == "Won")';
    expect((await world.ask(ofDeals(won, { ...year, by: ['account'] }))).rows).toEqual([
      { account: 'a', value: 1 },
      { account: 'b', value: 0 },
      { account: null, value: 1 },
    ]);
    expect(await world.values(ofDeals(won, { ...year, by: ['account'], where: 'stage == "Won"' }))).toEqual([1, 1]);
    expect(await world.values(ofDeals('count().previous()', { period: '2026-04', by: ['agent'] }))).toEqual([1]);
  });

  it('23. the keys of per are listed in the same way, and null is no entity', async () => {
    expect(await world.value(ofDeals('avg(sum(amount).where(stage == "Won").per(account))', year))).toBe(5);
    expect(await world.value(ofDeals('avg(sum(amount).per(account)).where(stage == "Won")', year))).toBe(10);
    expect(await world.value(ofDeals('count(count().per(account))', year))).toBe(2);
  });

  it('24. every lists the members of a dimension with or without rows; a reference ignores it', async () => {
    const every = { ...year, by: ['agents.agent'], every: ['agents.agent'] };
    expect((await world.ask(ofDeals('revenue', every))).rows).toEqual([
      { 'agents.agent': 'x', value: 30 },
      { 'agents.agent': 'y', value: 120 },
      { 'agents.agent': 'z', value: 0 },
    ]);
    expect(await world.values(ofDeals('revenue', { ...every, where: 'agents.office == "West"' }))).toEqual([120, 0]);
    const metric = { by: ['seller.agent'], every: ['seller.agent'] };
    expect(await world.values(ofDeals('revenue', { ...year, metric }))).toEqual([30, 120, 0]);
  });

  it('24. of an interval dataset it lists those who are valid in the bucket', async () => {
    const grain = {
      period: '2026-01-01/2026-03-01',
      grain: 'month',
      by: ['staff.agent'],
      every: ['staff.agent'],
    } as const;
    const { rows } = await world.ask({ formula: 'count(shifts)', ...grain });
    expect(rows.map((row) => [row['period'], row['staff.agent'], row['value']])).toEqual([
      ['2026-01-01', 'x', 1],
      ['2026-02-01', 'x', 0],
      ['2026-02-01', 'z', 0],
    ]);
  });

  it('25. per over several datasets joins on the key; outer dimensions stay, outer modifiers reach inside', async () => {
    expect(await world.value(ofDeals('sum((count(deals) + 10 * count(visits)).per(accounts.account))', year))).toBe(23);
    expect(await world.values(ofDeals('max(sum(amount).per(account))', { ...year, by: ['seller.office'] }))).toEqual([
      30, 40,
    ]);
    expect(
      await world.value(ofDeals('max(sum(amount).per(account)).previous()', { period: '2026-02', grain: 'month' })),
    ).toBe(40);
  });

  it('25. a key, and a dimension of the context, may be used as a value', async () => {
    expect(await world.value(ofDeals('count((account == "a" and count() > 1).per(account))', year))).toBe(1);
    const metric = { by: ['account'] };
    expect(await world.values(ofDeals('if(account == "a", count(), 0)', { ...year, metric }))).toEqual([2, 0, 0]);
  });

  it('26. total keeps bucket and filters, evaluates the formula again, and ignores what the query does not use', async () => {
    const by = { ...year, by: ['seller.office'] };
    expect(await world.values(ofDeals('won_share.total()', by))).toEqual([0.5, 0.5]);
    expect(await world.values(ofDeals('revenue.total(company.sector)', by))).toEqual([30, 120]);
    expect(await world.values(ofDeals('revenue.total()', { ...by, where: 'stage == "Won"' }))).toEqual([90, 90]);
  });

  it('27. rank ranks all rows of the bucket before the limit, ties share the lower place, nulls have none', async () => {
    const ranked = decided.over({
      deals: [
        { account: 'a', closed_on: '2026-01-01', score: 5 },
        { account: 'b', closed_on: '2026-01-01', score: 4 },
        { account: 'c', closed_on: '2026-01-01', score: 4 },
        { account: 'd', closed_on: '2026-01-01', score: 3 },
        { account: 'e', closed_on: '2026-01-01', score: null },
      ],
    });
    const by = { ...year, by: ['account'] };
    expect(await ranked.values(ofDeals('max(score).rank()', by))).toEqual([1, 2, 2, 4, null]);
    expect(await ranked.values(ofDeals('max(score).rank(asc)', by))).toEqual([4, 2, 2, 1, null]);
    expect(
      await ranked.values(ofDeals('max(score).rank()', { ...by, metric: { direction: 'lower_is_better' } })),
    ).toEqual([4, 2, 2, 1, null]);
    const last = { ...by, order_by: [{ field: 'account', direction: 'desc' as const }], limit: 2 };
    expect(await ranked.values(ofDeals('max(score).rank()', last))).toEqual([null, 4]);
  });

  it('28. frames join null with null', async () => {
    const nulls = decided.over({
      deals: [{ account: null, closed_on: '2026-01-01' }],
      visits: [{ account: null, visited_at: '2026-01-01T00:00:00Z' }],
    });
    expect(await nulls.values(ofDeals('count(deals) + 10 * count(visits)', { ...year, by: ['account'] }))).toEqual([
      11,
    ]);
  });

  it('29. fill replaces nulls in rows that exist and adds none; series are dense all the same', async () => {
    const grain = {
      period: '2026-01-01/2026-04-01',
      grain: 'month',
      by: ['account'],
      where: 'account == "a"',
    } as const;
    expect(await world.values(ofDeals('avg(amount).fill(0)', grain))).toEqual([10, 20, 0]);
    expect(await world.values(ofDeals('avg(amount)', grain))).toEqual([10, 20, null]);
    expect(await world.values(ofDeals('avg(amount).fill(0)', { ...grain, where: 'account == "nobody"' }))).toEqual([]);
  });

  it('30. related aggregates see all history and no query filter, but the outer bucket where they name it', async () => {
    const question = { formula: 'sum(deal_count)', metric: { dataset: 'accounts' } };
    expect(await world.value(question)).toBe(3);
    const grain = { period: '2026-01-01/2026-03-01', grain: 'month' } as const;
    const named = 'count().where(any(deals.closed_on >= period.start and deals.closed_on < period.end))';
    expect(await world.values({ ...grain, formula: named, metric: { dataset: 'accounts' } })).toEqual([2, 1]);
  });

  it('30. related means up, then down; one value per row, so that nothing multiplies', async () => {
    expect(await world.value(ofDeals('sum(amount).where(any(visits.channel == "web"))', year))).toBe(30);
    expect(await world.value(ofDeals('sum(amount).where(count(visits) == 0)', year))).toBe(120);
    expect(await codesOf(world.refusals(ofDeals('count(accounts).where(count(deals).previous() > 0)')))).toHaveLength(
      1,
    );
  });

  it('30. at inside a related aggregate means the outer bucket', async () => {
    const lives = decided.over({
      accounts: [{ account: 'a' }, { account: 'b' }],
      contracts: [
        { account: 'a', starts_on: '2026-01-10', ends_on: null },
        { account: 'b', starts_on: '2026-02-10', ends_on: null },
      ],
    });
    const grain = { period: '2026-01-01/2026-03-01', grain: 'month' } as const;
    expect(
      await lives.values({
        ...grain,
        formula: 'count().where(count(contracts).at(end) > 0)',
        metric: { dataset: 'accounts' },
      }),
    ).toEqual([1, 2]);
  });

  it("31. a calculated field may be grouped by, and a metric's own fields may use its parameters", async () => {
    expect(await world.values(ofDeals('count()', { ...year, by: ['company_size'] }))).toEqual([2, 1, 1]);
    const metric = {
      fields: [{ name: 'size', formula: 'if(amount >= params.limit, "large", "small")' }],
      parameters: [{ name: 'limit', type: 'integer', default: 40 } as const],
    };
    expect((await world.ask(ofDeals('count()', { ...year, by: ['size'], metric }))).rows).toEqual([
      { size: 'large', value: 2 },
      { size: 'small', value: 2 },
    ]);
    expect(
      await world.values(ofDeals('count()', { ...year, by: ['size'], metric, parameters: { limit: 80 } })),
    ).toEqual([1, 3]);
  });

  it('decisions 12 and 23 together: who left in the bucket', async () => {
    const lives = decided.over({
      contracts: [
        { account: 'a', starts_on: '2025-01-01', ends_on: '2026-01-10' },
        { account: 'b', starts_on: '2025-01-01', ends_on: '2026-01-10' },
        { account: 'b', starts_on: '2026-01-10', ends_on: null },
      ],
    });
    const lost = 'count((count().at(start) > 0 and count().at(end) == 0).per(account))';
    expect(await lives.values(ofContracts(lost, { period: '2026-01-01/2026-03-01', grain: 'month' }))).toEqual([1, 0]);
  });
});
