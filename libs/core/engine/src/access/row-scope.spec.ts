import type { AccessRuleDefinition, DatasetDefinition } from '@core/definition';
import { buildCatalog } from '@core/formula';
import type { Principal } from './principal';
import { maySee, readsAllRows, rowScope } from './row-scope';

const dataset = (name: string, access?: readonly AccessRuleDefinition[]): DatasetDefinition => ({
  kind: 'dataset',
  name,
  source: { file: `${name}.csv` },
  primary_key: ['id'],
  fields: [
    { name: 'id', type: 'text' },
    { name: 'region', type: 'text' },
    { name: 'price', type: 'number' },
  ],
  ...(access && { access }),
});
const catalogOf = (...definitions: readonly DatasetDefinition[]) =>
  buildCatalog(definitions.map((definition) => ({ definition, version: 1, current: true })));
const catalog = catalogOf(
  dataset('orders', [
    { roles: ['analyst'], where: 'region == user.region' },
    { roles: ['viewer'], where: 'region == user.region', hidden: ['price'] },
    { roles: ['author'] },
  ]),
  dataset('regions'),
);
const someone = (roles: Principal['roles'], region?: string): Principal => ({
  id: 'k',
  name: 'somebody',
  roles,
  attributes: region === undefined ? {} : { region },
});
const west = someone(['analyst'], 'West');
const scopeOf = (reader: Principal, datasets = ['orders', 'regions', 'orders']) => rowScope(catalog, datasets, reader);

describe('a scope of rows', () => {
  it('names its datasets once, and whose it is, and tells of no attribute', () => {
    const scope = scopeOf(west);
    expect(scope).toMatchObject({ datasets: ['orders', 'regions'], of: 'somebody' });
    expect(JSON.stringify(scope)).not.toContain('West');
  });

  it('is all rows for administrators, for roles without a condition and for datasets without rules', () => {
    expect(scopeOf(someone(['admin'])).key).toBe('');
    expect(scopeOf(someone(['author'])).key).toBe('');
    expect(scopeOf(west, ['regions']).key).toBe('');
    expect(scopeOf(west).key).not.toBe('');
  });
});

describe('what was made of rows', () => {
  it.each([
    ['the same rows', west, true],
    ['all rows', someone(['author'], 'East'), true],
    ['all rows, as an administrator', someone(['admin']), true],
    ['other rows', someone(['analyst'], 'East'), false],
    ['the same rows without a field', someone(['viewer'], 'West'), false],
    ['more rows by one role, but not all', { ...west, attributes: { region: ['West', 'East'] } }, false],
    ['no rows, for no rule fits', someone(['scheduler'], 'West'), false],
    ['no rows, for the attribute is missing', someone(['analyst']), false],
  ])('is seen by who may read %s: %#', (_, reader, isSeen) => {
    expect(maySee(reader, scopeOf(west), catalog)).toBe(isSeen);
  });

  it('is of all rows, and not seen by who may read some of them', () => {
    expect(maySee(west, scopeOf(someone(['admin'])), catalog)).toBe(false);
    expect(maySee(west, scopeOf(someone(['admin']), ['regions']), catalog)).toBe(true);
  });

  it('is judged by the rules in force: what was open before is not open still', () => {
    const before = rowScope(catalogOf(dataset('orders')), ['orders'], west);
    expect(before.key).toBe('');
    expect(maySee(west, before, catalog)).toBe(false);
  });

  it('is for administrators where the dataset is gone', () => {
    const gone = { datasets: ['gone'], key: '' };
    expect(maySee(someone(['author']), gone, catalog)).toBe(false);
    expect(maySee(someone(['admin']), gone, catalog)).toBe(true);
    expect(readsAllRows(someone(['admin']), ['gone'], catalog)).toBe(true);
  });
});
