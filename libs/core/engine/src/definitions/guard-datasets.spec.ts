import type { AccessRuleDefinition, DatasetDefinition } from '@core/definition';
import { buildCatalog } from '@core/formula';
import { systemCaller } from '../access/caller';
import type { Principal } from '../access/principal';
import { guardDatasets, guardRows } from './guard-datasets';

const dataset = (name: string, access?: readonly AccessRuleDefinition[]): DatasetDefinition => ({
  kind: 'dataset',
  name,
  source: { file: `${name}.csv` },
  primary_key: ['id'],
  fields: [
    { name: 'id', type: 'text' },
    { name: 'region', type: 'text' },
  ],
  ...(access && { access }),
});
const catalogOf = (...definitions: readonly DatasetDefinition[]) =>
  buildCatalog(definitions.map((definition) => ({ definition, version: 1, current: true })));
const ruled = catalogOf(
  dataset('visits'),
  dataset('orders', [{ roles: ['author'], where: 'region == user.region' }, { roles: ['analyst'] }]),
);
const author: Principal = { id: 'k', name: 'anna', roles: ['author'], attributes: { region: 'West' } };
const whole: Principal = { ...author, roles: ['author', 'analyst'] };

describe('datasets', () => {
  it('are not changed by who may read only some of the rows there are, whichever dataset it is', () => {
    expect(() => guardDatasets(['dataset'], author, ruled)).toThrow(
      expect.objectContaining({ code: 'access.dataset_guarded', status: 403 }),
    );
    expect(() => guardDatasets(['metric', 'dataset'], { ...author, attributes: {} }, ruled)).toThrow('orders');
  });

  it.each([
    ['administrators', ['dataset'], systemCaller, ruled],
    ['who may read everything', ['dataset'], whole, ruled],
    ['anybody where nothing has rules', ['dataset'], author, catalogOf(dataset('visits'))],
  ] as const)('are changed by %s', (_, kinds, changer, catalog) => {
    expect(() => guardDatasets(kinds, changer, catalog)).not.toThrow();
  });

  it('alone are guarded: a metric is read by the rules of who asks for it', () => {
    expect(() => guardDatasets(['metric', 'schedule'], author, ruled)).not.toThrow();
  });
});

describe('rows', () => {
  const own = { ...dataset('orders', [{ roles: ['author'], where: 'shop.region == user.region' }]) };
  const orders = { ...own, relationships: [{ name: 'shop', to: 'shops', fields: { region: 'id' } }] };
  const hiding = dataset('clients', [{ roles: ['author'], hidden: ['region'] }]);
  const catalog = catalogOf(dataset('visits'), dataset('shops'), orders, hiding);

  it.each([
    ['orders', 'of which the sender sees a part'],
    ['clients', 'of which a field is hidden from the sender'],
    ['shops', 'by which it is known which rows of another dataset the sender sees'],
  ])('are not sent to %s, %s', (name) => {
    expect(() => guardRows(name, author, catalog)).toThrow(expect.objectContaining({ code: 'access.dataset_guarded' }));
    expect(() => guardRows(name, systemCaller, catalog)).not.toThrow();
  });

  it('are sent to what has no rules and decides about none', () => {
    expect(() => guardRows('visits', author, catalog)).not.toThrow();
  });
});
