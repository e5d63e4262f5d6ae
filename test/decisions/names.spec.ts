import { DecisionWorld, ofDeals } from './world';

const decided = new DecisionWorld();
afterAll(() => decided.close());

const codesOf = async (found: Promise<readonly { readonly code: string }[]>) => (await found).map(({ code }) => code);

describe('decisions about names', () => {
  const world = decided.over({
    accounts: [
      { account: 'a', sector: 'retail', employees: 10 },
      { account: 'b', sector: 'bank', employees: 20 },
    ],
    deals: [
      { deal_id: 'd1', account: 'a', closed_on: '2026-01-05', amount: 100 },
      { deal_id: 'd2', account: 'gone', closed_on: '2026-01-06', amount: 200 },
      { deal_id: 'd3', account: null, closed_on: '2026-01-07', amount: 400 },
    ],
    transfers: [{ moved_on: '2026-01-05', giver: 'a', taker: 'b' }],
    visits: [{ visited_at: '2026-01-01T10:00:00Z', account: 'a', cost: 3, channel: 'web' }],
  });

  it('15. a name held by a dataset is the shortest path, and a tie is an error that lists the paths', async () => {
    expect(await world.values(ofDeals('count()', { period: '2026', by: ['accounts.sector'] }))).toEqual([1, 2]);
    const [finding] = await world.refusals({ formula: 'count(transfers)', period: '2026', by: ['accounts.sector'] });
    expect(finding?.message).toContain('from_account');
    expect(finding?.message).toContain('to_account');
  });

  it('16. the key at the end of a path is the foreign key itself: it stays a group without a row, other fields are null', async () => {
    const { rows } = await world.ask(ofDeals('count()', { period: '2026', by: ['company.account', 'company.sector'] }));
    expect(rows).toEqual([
      { 'company.account': 'a', 'company.sector': 'retail', value: 1 },
      { 'company.account': 'gone', 'company.sector': null, value: 1 },
      { 'company.account': null, 'company.sector': null, value: 1 },
    ]);
    const { plan } = await world.ask(ofDeals('count()', { period: '2026', by: ['company.account'] }));
    expect(plan.frames[0]?.joins).toEqual([]);
  });

  it('17. two datasets share a dimension that leads to the same field, or an own field of one name and type', async () => {
    const { rows } = await world.ask(
      ofDeals('count(deals) + 10 * count(visits)', { period: '2026', by: ['accounts.sector'] }),
    );
    expect(rows).toEqual([
      { 'accounts.sector': 'retail', value: 11 },
      { 'accounts.sector': null, value: 2 },
    ]);
    expect(
      await world.values(ofDeals('count(deals) + 10 * count(visits)', { period: '2026', by: ['account'] })),
    ).toEqual([11, 1, 1]);
    expect(
      await codesOf(world.refusals(ofDeals('count(deals) + count(visits)', { period: '2026', by: ['agent'] }))),
    ).toEqual(['formula.unreachable_field']);
  });

  it('18. names are lexical, and position decides: a field in an aggregate, a metric at the top', async () => {
    expect(await world.value(ofDeals('revenue.where(amount >= 200)', { period: '2026' }))).toBe(600);
    expect(await codesOf(world.refusals(ofDeals('amount / 2')))).toEqual(['formula.row_level_field']);
    expect(await codesOf(world.refusals(ofDeals('sum(revenue)')))).toEqual(['formula.aggregate_in_row']);
    expect(await world.value(ofDeals('sum(revenue.per(account))', { period: '2026' }))).toBe(300);
    expect((await world.refusals(ofDeals('deals + 1'))).map(({ code }) => code)).toEqual(['formula.dataset_as_value']);
  });

  it('19. the default of a parameter is that of the metric asked for, then of the one referred to', async () => {
    const parameters = [{ name: 'least', type: 'integer', default: 300 } as const];
    expect(await world.value(ofDeals('big', { period: '2026' }))).toBe(3);
    expect(await world.value(ofDeals('big', { period: '2026', metric: { parameters } }))).toBe(1);
    expect(
      await world.value(ofDeals('big', { period: '2026', metric: { parameters }, parameters: { least: 200 } })),
    ).toBe(2);
    const text = [{ name: 'least', type: 'text', default: 'x' } as const];
    expect(await world.refusals(ofDeals('big', { metric: { parameters: text } }))).toHaveLength(1);
  });

  it('19. a missing key of a map parameter is null', async () => {
    const parameters = [{ name: 'weights', type: 'map', default: { web: 2 } } as const];
    expect(await world.value(ofDeals('count() * params.weights.web', { period: '2026', metric: { parameters } }))).toBe(
      6,
    );
    expect(
      await world.value(ofDeals('count() * params.weights.fax', { period: '2026', metric: { parameters } })),
    ).toBeNull();
    expect(
      await world.values(ofDeals('sum(amount * params.weights.fax)', { period: '2026', metric: { parameters } })),
    ).toEqual([0]);
    expect(
      await world.value(ofDeals('sum(amount * params.weights.web)', { period: '2026', metric: { parameters } })),
    ).toBe(1400);
  });

  it('19. lists, maps and calendars may have no value, which is_null tells on rows and above them', async () => {
    const parameters = [
      { name: 'bounds', type: 'list', default: [150, 300] },
      { name: 'none', type: 'list', default: null },
      { name: 'weights', type: 'map', default: null },
      { name: 'hours', type: 'calendar', default: null },
    ] as const;
    const value = (formula: string, given = {}) =>
      world.value(ofDeals(formula, { period: '2026', metric: { parameters }, parameters: given }));
    const weights = { weights: { a: 0.5 } };
    expect(await value('sum(bin(amount, params.bounds))')).toBe(6);
    expect(await value('bin(sum(amount), params.bounds)')).toBe(3);
    expect(await value('sum(bin(amount, params.none))')).toBe(0);
    expect(await value('bin(sum(amount), params.none)')).toBeNull();
    expect(await value('count(amount in params.none)')).toBe(0);
    expect(await value('sum(lookup(params.weights, account, 2))')).toBe(6);
    expect(await value('lookup(params.weights, first(account), 2)')).toBe(2);
    expect(await value('is_null(params.weights) ? sum(amount) : sum(lookup(params.weights, account, 0))')).toBe(700);
    expect(
      await value('is_null(params.weights) ? sum(amount) : sum(lookup(params.weights, account, 0))', weights),
    ).toBe(0.5);
    expect(await value('sum(is_null(params.weights) ? amount : lookup(params.weights, account, 0))')).toBe(700);
    expect(await value('sum(is_null(params.weights) ? amount : lookup(params.weights, account, 0))', weights)).toBe(
      0.5,
    );
    expect(await value('count(is_null(params.hours) and is_null(params.none) and not is_null(params.bounds))')).toBe(3);
  });

  it('20. as_of is a timestamp; it ends what is open and hides nothing else', async () => {
    const asked = { period: '2026', as_of: '2026-01-06T00:00:00Z' };
    expect(await world.value(ofDeals('count()', asked))).toBe(1);
    expect(await world.value(ofDeals('count(closed_on < as_of)', asked))).toBe(1);
    expect(await world.value(ofDeals('count()', { period: '2026-01-07', as_of: '2026-01-06T00:00:00Z' }))).toBe(1);
  });

  it('20. .whole() looks at a running bucket to its end, and at what is over as before', async () => {
    const asked = { period: '2026', as_of: '2026-01-06T00:00:00Z' };
    const all = await world.value(ofDeals('count()', { period: '2026' }));
    expect(await world.value(ofDeals('count().whole()', asked))).toBe(all);
    expect(await world.value(ofDeals('count().where(closed_on < period.end).whole()', asked))).toBe(all);
    expect(await world.value(ofDeals('count().whole() - count()', { period: '2026' }))).toBe(0);
    expect(await world.value(ofDeals('count().whole().to_date(year)', asked))).toBe(1);
    expect(await world.value(ofDeals('count().whole()', { as_of: '2026-01-06T00:00:00Z' }))).toBe(
      await world.value(ofDeals('count()', {})),
    );
  });
});
