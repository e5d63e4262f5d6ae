import type { AccessRuleDefinition, CalendarDefinition, DatasetDefinition, DefinitionKind } from '@core/definition';
import { buildCatalog } from '@core/formula';
import { systemCaller } from '../access/caller';
import type { Principal } from '../access/principal';
import { guardChanges, guardRows } from './guard-changes';

const dataset = (name: string, access?: readonly AccessRuleDefinition[]): DatasetDefinition => ({
  kind: 'dataset',
  name,
  source: { file: `${name}.csv` },
  primary_key: ['id'],
  fields: [
    { name: 'id', type: 'text' },
    { name: 'region', type: 'text' },
    { name: 'opened', type: 'timestamp' },
    { name: 'closed', type: 'timestamp' },
  ],
  ...(access && { access }),
});
const calendar = (name: string): CalendarDefinition => ({
  kind: 'calendar',
  name,
  working_hours: { monday: ['09:00-17:00'] },
});
const inForce = (...definitions: readonly (CalendarDefinition | DatasetDefinition)[]) => ({
  catalog: buildCatalog(definitions.map((definition) => ({ definition, version: 1, current: true }))),
  versions: definitions.map((definition) => ({ definition })),
});
const change = (...kinds: readonly DefinitionKind[]) => kinds.map((kind) => ({ kind, name: 'anything' }));
const ruled = inForce(
  dataset('visits'),
  dataset('orders', [{ roles: ['author'], where: 'region == user.region' }, { roles: ['analyst'] }]),
);
const author: Principal = { id: 'k', name: 'anna', roles: ['author'], attributes: { region: 'West' } };
const whole: Principal = { ...author, roles: ['author', 'analyst'] };

describe('datasets', () => {
  it('are not changed by who may read only some of the rows there are, whichever dataset it is', () => {
    expect(() => guardChanges(change('dataset'), author, ruled)).toThrow(
      expect.objectContaining({ code: 'access.dataset_guarded', status: 403 }),
    );
    expect(() => guardChanges(change('metric', 'dataset'), { ...author, attributes: {} }, ruled)).toThrow('orders');
  });

  it.each([
    ['administrators', systemCaller, ruled],
    ['who may read everything', whole, ruled],
    ['anybody where nothing has rules', author, inForce(dataset('visits'))],
  ] as const)('are changed by %s', (_, changer, present) => {
    expect(() => guardChanges(change('dataset'), changer, present)).not.toThrow();
  });

  it('are guarded, and calendars by which rules decide: a metric is read by the rules of who asks for it', () => {
    expect(() => guardChanges(change('metric', 'schedule', 'calendar'), author, ruled)).not.toThrow();
  });
});

describe('calendars', () => {
  const late = 'business_minutes_between(opened, closed, "support")';
  const agents = dataset('agents');
  const orders: DatasetDefinition = {
    ...dataset('orders', [{ roles: ['author'], where: `agent.lateness < 60` }]),
    relationships: [{ name: 'agent', to: 'agents', fields: { region: 'id' } }],
  };
  const beneath = { ...agents, fields: [...agents.fields, { name: 'lateness', formula: late }] };
  const both = [calendar('support'), calendar('fiscal')];

  it.each([
    ['in a condition', [dataset('orders', [{ roles: ['author'], where: `${late} < 60` }])]],
    ['beneath a calculated field of another dataset', [beneath, orders]],
  ])('that rules ask %s are not changed by whom these restrict', (_, datasets) => {
    const present = inForce(...both, ...datasets);
    expect(present.catalog.dataset('orders')).toBeDefined();
    const by = (caller: Principal, name: string) => () => guardChanges([{ kind: 'calendar', name }], caller, present);
    expect(by(author, 'support')).toThrow('orders');
    expect(by(author, 'fiscal')).not.toThrow();
    expect(by(systemCaller, 'support')).not.toThrow();
  });
});

describe('a dataset with rules that has an error', () => {
  const present = inForce(
    dataset('visits'),
    dataset('orders', [{ roles: ['analyst'] }, { roles: ['author'], where: 'gone' }]),
  );

  it.each([
    ['datasets', (caller: Principal) => guardChanges(change('dataset'), caller, present)],
    ['calendars', (caller: Principal) => guardChanges(change('calendar'), caller, present)],
    ['rows', (caller: Principal) => guardRows('visits', caller, present)],
  ])('leaves %s to administrators, for nobody can tell what its rules read', (_, attempt) => {
    expect(() => attempt(whole)).toThrow(expect.objectContaining({ code: 'access.dataset_guarded' }));
    expect(() => attempt(systemCaller)).not.toThrow();
  });
});

describe('rows', () => {
  const own = { ...dataset('orders', [{ roles: ['author'], where: 'shop.region == user.region' }]) };
  const orders = { ...own, relationships: [{ name: 'shop', to: 'shops', fields: { region: 'id' } }] };
  const hiding = dataset('clients', [{ roles: ['author'], hidden: ['region'] }]);
  const present = inForce(dataset('visits'), dataset('shops'), orders, hiding);

  it.each([
    ['orders', 'of which the sender sees a part'],
    ['clients', 'of which a field is hidden from the sender'],
    ['shops', 'by which it is known which rows of another dataset the sender sees'],
  ])('are not sent to %s, %s', (name) => {
    expect(() => guardRows(name, author, present)).toThrow(expect.objectContaining({ code: 'access.dataset_guarded' }));
    expect(() => guardRows(name, systemCaller, present)).not.toThrow();
  });

  it('are sent to what has no rules and decides about none', () => {
    expect(() => guardRows('visits', author, present)).not.toThrow();
  });
});
