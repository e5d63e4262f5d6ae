import { dataset, metric, salesCatalog } from '../testing/sales-catalog';
import type { CatalogEntry } from './types';

const customers = (...calculated: readonly (readonly [string, string])[]) =>
  dataset({
    name: 'customers',
    primary_key: ['id'],
    fields: [{ name: 'id', type: 'text' }, ...calculated.map(([name, formula]) => ({ name, formula }))],
  });
const purchases = (...calculated: readonly (readonly [string, string])[]) =>
  dataset({
    name: 'purchases',
    primary_key: ['id'],
    time: 'bought_on',
    fields: [
      { name: 'id', type: 'text' },
      { name: 'customer_id', type: 'text' },
      { name: 'product_id', type: 'text' },
      { name: 'bought_on', type: 'date' },
      { name: 'price', type: 'integer' },
      ...calculated.map(([name, formula]) => ({ name, formula })),
    ],
    relationships: [
      { name: 'customer', to: 'customers', fields: { customer_id: 'id' } },
      { name: 'product', to: 'products', fields: { product_id: 'id' } },
    ],
  });
const products = dataset({
  name: 'products',
  primary_key: ['id'],
  fields: [
    { name: 'id', type: 'text' },
    { name: 'category', type: 'text' },
  ],
});
const read = (formula: string, ...entries: readonly CatalogEntry[]) => {
  const catalog = salesCatalog(products, ...entries, metric('m', formula, { dataset: 'customers' }));
  const found = catalog.metric('m');
  if (found === undefined) throw new Error(JSON.stringify(catalog.diagnosticsOf('metric', 'm')));
  return found.datasets;
};

describe('the datasets that a metric reads', () => {
  it('are those of related rows, in conditions and in calculated fields', () => {
    const plain = [customers(['spent', 'sum(purchases.price)']), purchases()] as const;
    expect(read('count(customers)', ...plain)).toEqual(['customers']);
    expect(read('sum(spent)', ...plain)).toEqual(['customers', 'purchases']);
    expect(read('count(customers).where(count(purchases) >= 2)', ...plain)).toEqual(['customers', 'purchases']);
    expect(read('count(customers).where(any(purchases.product.category == "x"))', ...plain)).toEqual([
      'customers',
      'products',
      'purchases',
    ]);
    expect(read('count(purchases).where(purchases.customer.spent > 5)', ...plain)).toEqual(['customers', 'purchases']);
  });

  it('are those of keys', () => {
    expect(read('avg(sum(purchases.price).per(purchases.product.category))', customers(), purchases())).toEqual([
      'products',
      'purchases',
    ]);
  });

  it('do not hang on datasets that need one another', () => {
    const catalog = salesCatalog(
      products,
      customers(['spent', 'sum(purchases.price)'], ['share', 'max(purchases.part)']),
      purchases(['part', 'price / customer.spent']),
      metric('m', 'avg(share)', { dataset: 'customers' }),
    );
    expect(catalog.metric('m')?.datasets).toEqual(['customers', 'purchases']);
  });

  it('do not stand in a circle of fields across datasets, and each of them says so', () => {
    const catalog = salesCatalog(
      products,
      customers(['spent', 'sum(purchases.part)']),
      purchases(['part', 'price / customer.spent']),
      metric('m', 'sum(spent)', { dataset: 'customers' }),
    );
    const told = (name: string) => catalog.diagnosticsOf('dataset', name).map(({ code, path }) => [code, path]);
    expect(told('customers')).toEqual([['formula.cycle', '/fields/1/formula']]);
    expect(told('purchases')).toEqual([['formula.cycle', '/fields/5/formula']]);
    expect(catalog.metric('m')).toBeUndefined();
  });

  it('are found once in a tower of fields', () => {
    const floors = Array.from({ length: 40 }, (_, floor) => ({
      name: `f${floor}`,
      formula: floor === 0 ? 'count(purchases)' : `f${floor - 1} + f${floor - 1}`,
    }));
    const tower = dataset({
      name: 'customers',
      primary_key: ['id'],
      fields: [{ name: 'id', type: 'text' }, ...floors],
    });
    expect(read('sum(f39)', tower, purchases())).toEqual(['customers', 'purchases']);
  });
});
