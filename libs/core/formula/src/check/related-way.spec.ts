import type { DatasetDefinition } from '@core/definition';
import type { CatalogEntry } from '../catalog/types';
import { crmCatalog } from '../testing/crm-catalog';
import { checkCrm, findingsIn, rowsIn } from '../testing/related-in';
import { dataset } from '../testing/sales-catalog';

const codes = (...question: Parameters<typeof findingsIn>) => findingsIn(...question).map(({ code }) => code);

describe('30. several ways to be related', () => {
  const order = 'orders.status == "completed"';
  const keys = 'orders.account_id == leads.account_id';

  it('are an error that lists them', () => {
    const [finding] = findingsIn(`count(any(${order}))`);
    expect(finding?.code).toBe('formula.related_tie');
    for (const key of ['owner_id', 'campaign_id', 'account_id']) expect(finding?.message).toContain(`leads.${key}`);
  });

  it.each([
    `any(${keys} and ${order})`,
    `any(leads.account.account_id == orders.account_id and ${order})`,
    `count(${keys}) > 0`,
    `count(orders).where(${order}).where(${keys} and orders.amount > 5) > 0`,
    `all(${order}).where(${keys})`,
  ])('are one where a condition names the keys that meet: %s', (formula) => {
    expect(rowsIn(`count(${formula})`)).toEqual(['leads account account orders']);
  });

  it('are not chosen by what is no condition on every row', () => {
    expect(codes(`count(all(${keys} and ${order}))`)).toEqual(['formula.related_tie']);
    expect(codes(`count(any(${keys} or ${order}))`)).toEqual(['formula.related_tie']);
  });
});

describe('31. a calculated field that aggregates related rows', () => {
  it('is a dimension, a time field, a condition and a value like any other', () => {
    expect(checkCrm('count().on(first_touch_at)').type).toBe('integer');
    expect(codes('count()', { time: 'first_touch_at', dimensions: ['touch_bin', 'account.first_order_at'] })).toEqual(
      [],
    );
    expect(checkCrm('avg(touches).where(account.first_order_at < as_of)').type).toBe('number');
    expect(codes('count().total(touch_bin)')).toEqual([]);
  });

  it('reads the datasets of its rows', () => {
    expect(checkCrm('count().where(not is_null(account.first_order_at))').datasets).toEqual([
      'accounts',
      'leads',
      'orders',
    ]);
    expect(checkCrm('count(campaigns).where(uplift > 5)', { dataset: 'campaigns' }).datasets).toEqual([
      'campaigns',
      'orders',
    ]);
  });
});

describe('cycles over related rows', () => {
  const parents = (formula: string) =>
    dataset({
      name: 'parents',
      primary_key: ['id'],
      fields: [
        { name: 'id', type: 'text' },
        { name: 'age', type: 'integer' },
        { name: 'total', formula },
      ],
    });
  const children = (
    fields: Readonly<Record<string, string>>,
    rest: Pick<Partial<DatasetDefinition>, 'time' | 'valid'> = {},
  ) =>
    dataset({
      name: 'children',
      primary_key: ['id'],
      ...rest,
      fields: [
        { name: 'id', type: 'text' },
        { name: 'parent_id', type: 'text' },
        { name: 'born', type: 'date' },
        { name: 'left', type: 'date' },
        ...Object.entries(fields).map(([name, formula]) => ({ name, formula })),
      ],
      relationships: [{ name: 'parent', to: 'parents', fields: { parent_id: 'id' } }],
    });
  const found = (...entries: readonly CatalogEntry[]) => {
    const catalog = crmCatalog(...entries);
    return ['parents', 'children'].map((name) => catalog.diagnosticsOf('dataset', name).map(({ code }) => code));
  };

  it('are found between calculated fields of two datasets', () => {
    expect(found(parents('sum(children.share)'), children({ share: 'parent.total / 2' }))).toEqual([
      ['formula.cycle'],
      ['formula.cycle'],
    ]);
  });

  it('are found by way of what the rows are ordered by', () => {
    const share = { moment: 'born + parent.total * 1 day' };
    const [mine] = found(parents('last(children.parent_id) == "a" ? 1 : 2'), children(share, { time: 'moment' }));
    expect(mine).toEqual(['formula.cycle']);
  });

  it('are found by way of when the rows are valid', () => {
    const valid = { from: 'moment', to: 'left' };
    const share = { moment: 'born + parent.total * 1 day' };
    const [mine] = found(parents('count(children).at(end)'), children(share, { valid }));
    expect(mine).toEqual(['formula.cycle']);
  });

  it('are not seen where fields only stand side by side', () => {
    expect(
      found(parents('sum(children.half)'), children({ half: 'parent.age / 2', share: 'parent.total / 2' })),
    ).toEqual([[], []]);
  });

  it('are found by way of the keys that relate the rows', () => {
    const houses = dataset({
      name: 'houses',
      primary_key: ['id'],
      fields: [
        { name: 'id', type: 'text' },
        { name: 'owner_id', type: 'text' },
        { name: 'wealth', formula: 'owner.total' },
      ],
      relationships: [{ name: 'owner', to: 'parents', fields: { owner_id: 'id' } }],
    });
    const born = dataset({
      name: 'children',
      primary_key: ['id'],
      fields: [
        { name: 'id', type: 'text' },
        { name: 'house_id', type: 'text' },
        { name: 'parent_id', formula: 'if(house.wealth > 1, "a", "b")' },
      ],
      relationships: [
        { name: 'parent', to: 'parents', fields: { parent_id: 'id' } },
        { name: 'house', to: 'houses', fields: { house_id: 'id' } },
      ],
    });
    expect(found(parents('count(children)'), houses, born)).toEqual([['formula.cycle'], ['formula.cycle']]);
  });
});
