import { reachField, resolveDimension } from '../catalog/lookups';
import { dataset, salesCatalog } from '../testing/sales-catalog';

const catalog = salesCatalog(
  dataset({
    name: 'visits',
    primary_key: ['visit'],
    fields: [
      { name: 'visit', type: 'text' },
      { name: 'host', type: 'text' },
      { name: 'guest', type: 'text' },
      { name: 'deal', type: 'text' },
      { name: 'region', type: 'text' },
    ],
    relationships: [
      { name: 'hosted_by', to: 'people', fields: { host: 'person' } },
      { name: 'guided_by', to: 'people', fields: { guest: 'person' } },
      { name: 'about', to: 'deals', fields: { deal: 'deal_id' } },
    ],
  }),
);
const named = (name: string, from?: string) => {
  const { field } = resolveDimension(name, from, catalog);
  if (field === undefined) throw new Error(`${name} is not known`);
  return field;
};
const seen = (name: string, from: string, to: string) => {
  const reached = reachField(named(name, from), to, catalog);
  return reached && [reached.dataset, ...reached.path, reached.field].join('.');
};

describe('the same dimension seen from another dataset', () => {
  it('is reached over the shortest path to the same field of the same dataset', () => {
    expect(seen('account.sector', 'deals', 'orders')).toBe('orders.account.sector');
    expect(seen('sector', 'accounts', 'deals')).toBe('deals.account.sector');
    expect(seen('account.manager.team', 'deals', 'orders')).toBe('orders.account.manager.team');
  });

  it('is the foreign key itself where it is a key', () => {
    expect(seen('account.id', 'deals', 'orders')).toBe('orders.customer');
    expect(seen('account_id', 'deals', 'orders')).toBe('orders.customer');
    expect(named('account.id', 'deals')).toMatchObject({ path: [], field: 'account_id' });
    expect(named('account.manager.person', 'deals')).toMatchObject({ path: ['account'], field: 'manager_id' });
  });

  it('is an own field of the same name and type where no path leads there', () => {
    expect(seen('region', 'deals', 'orders')).toBe('orders.region');
    expect(seen('amount', 'deals', 'spend')).toBe('spend.amount');
    expect(seen('seats', 'deals', 'spend')).toBeUndefined();
  });

  it('is the field that a path leads to rather than an own one of the same name', () => {
    expect(seen('region', 'deals', 'visits')).toBe('visits.about.region');
  });

  it('is not reached the other way round, or where nothing leads there', () => {
    expect(seen('stage', 'deals', 'accounts')).toBeUndefined();
    expect(seen('account.sector', 'deals', 'spend')).toBeUndefined();
  });

  it('is not guessed where two paths are equally short', () => {
    expect(reachField(named('people.team'), 'visits', catalog)).toBeUndefined();
    const { diagnostics } = resolveDimension('people.team', 'visits', catalog);
    expect(diagnostics.map(({ code, message }) => [code, message])).toEqual([
      ['formula.ambiguous_name', '"people.team" could mean visits.hosted_by.team or visits.guided_by.team'],
    ]);
  });

  it('takes the shorter of two paths', () => {
    expect(seen('people.team', 'people', 'deals')).toBe('deals.owner.team');
  });
});

describe('the name of a dimension', () => {
  it('is an own field, one behind relationships, or one named by its dataset', () => {
    expect(named('region', 'deals')).toMatchObject({ dataset: 'deals', path: [], field: 'region', type: 'text' });
    expect(named('owner.team', 'deals')).toMatchObject({ dataset: 'deals', path: ['owner'], field: 'team' });
    expect(named('accounts.sector', 'deals')).toMatchObject({ dataset: 'accounts', path: [], field: 'sector' });
  });

  it('keeps the path that it says from the dataset that it says, whoever asks', () => {
    expect(seen('deals.account.manager.team', 'visits', 'deals')).toBe('deals.account.manager.team');
    expect(seen('deals.account.manager.team', 'visits', 'visits')).toBe('visits.about.account.manager.team');
    expect(seen('deals.owner.person', 'visits', 'deals')).toBe('deals.owner_id');
  });

  it('stays with its dataset where the asking one does not reach it, or where none asks', () => {
    expect(named('spend.seats', 'deals')).toMatchObject({ dataset: 'spend', path: [], field: 'seats' });
    expect(named('accounts.sector')).toMatchObject({ dataset: 'accounts', path: [], field: 'sector' });
  });

  it.each(['', '.', 'a..b', 'sum(a)', 'region '])('is not %j', (name) => {
    expect(resolveDimension(name, 'deals', catalog).diagnostics).toHaveLength(1);
  });
});
