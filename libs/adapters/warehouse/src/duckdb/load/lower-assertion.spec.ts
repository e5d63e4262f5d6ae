import { buildCatalog } from '@core/formula';
import { lowerAssertion } from './lower-assertion';

const file = 'x.csv';
const catalog = buildCatalog(
  [
    {
      kind: 'dataset' as const,
      name: 'orders',
      source: { file },
      primary_key: ['order_id'],
      fields: [
        { name: 'order_id', type: 'text' as const },
        { name: 'account_id', type: 'text' as const },
        { name: 'amount', type: 'integer' as const },
        { name: 'doubled', formula: 'amount * 2' },
        { name: 'sector', formula: 'account.sector' },
        { name: 'times_0', formula: 'amount' },
        ...Array.from({ length: 40 }, (_, level) => ({
          name: `times_${level + 1}`,
          formula: `times_${level} + times_${level}`,
        })),
      ],
      relationships: [{ name: 'account', to: 'accounts', fields: { account_id: 'account_id' } }],
      assertions: [
        'doubled > 0',
        'account.account_id != "a"',
        'account.sector == "retail"',
        'sector == "retail"',
        'count(items) > 0',
        'amount > days_between(period.start, as_of)',
        'times_40 > 0',
      ],
    },
    {
      kind: 'dataset' as const,
      name: 'accounts',
      source: { file },
      primary_key: ['account_id'],
      fields: [
        { name: 'account_id', type: 'text' as const },
        { name: 'sector', type: 'text' as const },
      ],
    },
    {
      kind: 'dataset' as const,
      name: 'items',
      source: { file },
      primary_key: ['item_id'],
      fields: [
        { name: 'item_id', type: 'text' as const },
        { name: 'order_id', type: 'text' as const },
      ],
      relationships: [{ name: 'order', to: 'orders', fields: { order_id: 'order_id' } }],
    },
  ].map((definition) => ({ definition, version: 1, current: true })),
);

function lower(index: number) {
  const dataset = catalog.dataset('orders');
  const assertion = dataset?.assertions[index];
  if (dataset === undefined || assertion === undefined)
    throw new Error(JSON.stringify(catalog.diagnosticsOf('dataset', 'orders')));
  return lowerAssertion(assertion.text, assertion.condition, dataset);
}

describe('an assertion about the rows of a dataset', () => {
  it('sees the columns of a row, calculated fields and foreign keys among them', () => {
    expect(lower(0)).toMatchObject({ function: 'greater', arguments: [{ function: 'multiply' }, { value: '0' }] });
    expect(lower(1)).toMatchObject({ arguments: [{ path: [], column: 'account_id' }, { value: 'a' }] });
  });

  it.each([2, 3, 4])('sees no other dataset', (index) => {
    expect(() => lower(index)).toThrow('names another dataset, which rows are not checked against');
  });

  it('sees no period', () => {
    expect(() => lower(5)).toThrow('names the period');
  });

  it('does not unfold without end', () => {
    expect(() => lower(6)).toThrow('names calculated fields that unfold to more than 10000 steps');
  });
});
