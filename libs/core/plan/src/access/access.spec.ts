import type { AttributeValue, MetricDefinition } from '@core/definition';
import { buildPlan } from '../build/build-plan';
import { intervalsAreIndependent } from '../build/intervals-are-independent';
import { datasetsIn } from '../frame/datasets-in';
import type { DataAccess } from '../request/data-access';
import type { RunRequest } from '../request/run-request';
import { guardedCatalog, type Rules } from '../testing/guarded-catalog';
import { showRow } from '../testing/plan-of';
import { accessKey } from './access-key';

const as = (roles: readonly string[], attributes: Readonly<Record<string, AttributeValue>> = {}): DataAccess => ({
  roles,
  attributes,
});
const viewer = (attributes: Readonly<Record<string, AttributeValue>> = {}) => as(['viewer'], attributes);

interface Asking {
  readonly rules?: Rules;
  readonly access?: DataAccess | undefined;
  readonly request?: Partial<RunRequest>;
  readonly formula?: string | Partial<MetricDefinition>;
}

function ask({ rules = {}, access, request = {}, formula = 'count()' }: Asking) {
  const catalog = guardedCatalog(rules, { m: formula });
  const found = catalog.datasetNames.flatMap((name) => catalog.diagnosticsOf('dataset', name));
  expect(found).toEqual([]);
  return buildPlan({ request: { metrics: ['m'], ...request }, catalog, now: '2026-01-01T00:00:00Z', access });
}

const refusalsOf = (asking: Asking) => ask(asking).diagnostics.map(({ code, path }) => `${code} ${path}`);
const restrictionsOf = (asking: Asking) =>
  (ask(asking).plan?.frames ?? []).map(({ restrictions = [] }) =>
    restrictions.map(({ dataset, condition }) => `${dataset}: ${showRow(condition)}`),
  );

describe('the rows of a dataset', () => {
  const rules: Rules = {
    deals: [
      { roles: ['author'] },
      { roles: ['analyst'], where: 'agent.office == user.office' },
      { roles: ['viewer'], where: 'amount < user.limit' },
    ],
  };

  it('are all seen where nobody in particular asks, and where a rule for the role has no condition', () => {
    expect(restrictionsOf({ rules })).toEqual([[]]);
    expect(restrictionsOf({ rules, access: as(['viewer', 'author']) })).toEqual([[]]);
  });

  it('are those of any rule for a role, with the values of whoever asks', () => {
    const office = { office: 'West', limit: 5.5 };
    expect(restrictionsOf({ rules, access: as(['analyst'], office) })).toEqual([['deals: equal(agent.office, West)']]);
    expect(restrictionsOf({ rules, access: as(['viewer', 'analyst'], office) })).toEqual([
      ['deals: or(equal(agent.office, West), less(amount, 5.5))'],
    ]);
  });

  it('are refused where no rule is for a role, also when another dataset leads there', () => {
    expect(refusalsOf({ rules, access: as(['scheduler']) })).toEqual(['access.dataset_denied /metrics/0']);
    const agents: Rules = { agents: [{ roles: ['author'] }] };
    expect(refusalsOf({ rules: agents, access: viewer() })).toEqual([]);
    const denied = ['access.dataset_denied /metrics/0'];
    expect(refusalsOf({ rules: agents, access: viewer(), request: { by: ['agent.office'] } })).toEqual(denied);
    expect(refusalsOf({ rules: agents, access: viewer(), request: { where: 'agent.office == "West"' } })).toEqual(
      denied,
    );
    expect(refusalsOf({ rules, access: as(['scheduler']), formula: 'count(agents.deals_won > 3)' })).toEqual(denied);
  });

  it('are those of joined and related datasets, too, and what a condition reads is opened', () => {
    const access = as(['analyst'], { office: 'West' });
    const { plan } = ask({ rules, access, formula: 'sum(agents.deals_won)' });
    expect(plan?.frames.map((frame) => frame.restrictions?.map(({ dataset }) => dataset))).toEqual([['deals']]);
    const plain = ask({ rules, access }).plan;
    expect(plain?.frames.flatMap(datasetsIn)).toEqual(['deals', 'agents']);
    expect(plain?.definitions).toMatchObject({ deals: 1, agents: 1 });
  });

  it.each<[where: string, attribute: AttributeValue, expected: string]>([
    ['stage == user.x', 'Lost', 'one of Open, Demo, Won'],
    ['agent_id == user.x', 5, 'a text'],
    ['agent_id == user.x', ['a'], 'a text'],
    ['agent_id in user.x', 'a', 'a list of texts'],
    ['amount > user.x', '5', 'a number'],
    ['amount > user.x', Number.NaN, 'a number'],
    ['is_large == user.x', 'true', 'true or false'],
    ['opened_on < user.x', '2026-02-30', 'a date such as 2026-01-31'],
    ['opened_on < user.x', '2026-01-01T00:00:00Z', 'a date such as 2026-01-31'],
    ['signed_at < user.x', 'yesterday', 'a date or an instant such as 2026-01-31T00:00:00Z'],
  ])('of %s are refused to %j', (where, x, expected) => {
    const asking = { rules: { deals: [{ roles: ['viewer'] as const, where }] } };
    const [found, ...others] = ask({ ...asking, access: viewer({ x }) }).diagnostics;
    expect(others).toEqual([]);
    expect(found).toMatchObject({ code: 'access.attribute_type', path: '/metrics/0' });
    expect(found?.message).toContain(`user.x, which must be ${expected}`);
    expect(refusalsOf({ ...asking, access: viewer() })).toEqual(['access.missing_attribute /metrics/0']);
    expect(refusalsOf({ ...asking, access: viewer(Object.create({ x })) })).toHaveLength(1);
  });

  it.each<[where: string, attribute: AttributeValue, bound: string]>([
    ['stage <= user.x', 'Demo', ', 2)'],
    ['agent_id in user.x', ['b', 'a', 'b'], 'in(agent_id, a, b)'],
    ['agent_id in user.x', [], 'in(agent_id)'],
    ['signed_at < user.x', '2026-01-31', ', 2026-01-31T00:00:00Z)'],
    ['signed_at < user.x', '2026-01-31T03:00:00+03:00', ', 2026-01-31T00:00:00Z)'],
    ['is_large == user.x', false, ', false)'],
  ])('of %s are those for %j', (where, x, bound) => {
    const rule = { roles: ['viewer'] as const, where };
    const [[text = ''] = []] = restrictionsOf({ rules: { deals: [rule] }, access: viewer({ x }) });
    expect(text.endsWith(bound)).toBe(true);
  });
});

describe('a hidden field', () => {
  const rules: Rules = { deals: [{ roles: ['viewer'], hidden: ['amount', 'opened_on', 'closed_on'] }] };
  const access = viewer();
  const timeless = { rules: { deals: [{ roles: ['viewer'] as const, hidden: ['amount', 'opened_on'] }] }, access };

  it.each<[what: string, asking: Partial<Asking>, path: string]>([
    ['a formula', { formula: 'sum(amount)' }, '/metrics/0'],
    ['a calculated field', { formula: 'count(is_large)' }, '/metrics/0'],
    [
      'a field of the metric',
      { formula: { formula: 'max(own)', fields: [{ name: 'own', formula: 'amount * 2' }] } },
      '/metrics/0',
    ],
    ['the filter of a metric', { formula: { where: 'amount > 5' } }, '/metrics/0'],
    [
      'a filter that is chosen',
      { formula: { filters: { big: 'amount > 5' } }, request: { filters: ['big'] } },
      '/filters/0',
    ],
    ['a target', { formula: { target: 'sum(amount)' }, request: { compare: ['target'] } }, '/metrics/0'],
    ['where', { request: { where: 'is_large' } }, '/where'],
    ['by', { request: { by: ['is_large'] } }, '/by/0'],
    ['by, among every member', { request: { by: ['opened_on'], every: ['opened_on'] } }, '/by/0'],
    ['a key of values', { formula: 'avg(count().per(opened_on))' }, '/metrics/0'],
    ['another time field', { formula: 'count().on(opened_on)' }, '/metrics/0'],
    [
      'related rows',
      { formula: 'max(agents.deals_won)', rules: { deals: [{ roles: ['viewer'], hidden: ['stage'] }] } },
      '/metrics/0',
    ],
    [
      'a joined row',
      { request: { by: ['agent.office'] }, rules: { agents: [{ roles: ['viewer'], hidden: ['office'] }] } },
      '/by/0',
    ],
  ])('is refused in %s', (_, asking, path) => {
    expect(refusalsOf({ ...timeless, ...asking })).toContain(`access.field_hidden ${path}`);
  });

  it('is refused as the time of rows, and as what puts the first before the last', () => {
    expect(refusalsOf({ rules, access, request: { period: '2026' } })).toEqual(['access.field_hidden /metrics/0']);
    expect(refusalsOf({ rules, access, formula: 'last(stage)' })).toEqual(['access.field_hidden /metrics/0']);
    const keyed: Rules = { deals: [{ roles: ['viewer'], hidden: ['id'] }] };
    expect(refusalsOf({ rules: keyed, access, formula: 'last(stage)' })).toEqual(['access.field_hidden /metrics/0']);
  });

  it('is named with the metric that reads it', () => {
    const [found] = ask({ ...timeless, formula: 'sum(amount)' }).diagnostics;
    expect(found?.message).toBe('m reads the field amount of deals, which is hidden from this caller');
  });

  it('may stand where nothing reads it, join rows, and decide about rows in a rule', () => {
    expect(refusalsOf(timeless)).toEqual([]);
    const joins: Rules = {
      deals: [{ roles: ['viewer'], where: 'amount > 5', hidden: ['amount', 'agent_id'] }],
      agents: [{ roles: ['viewer'], hidden: ['agent_id'] }],
    };
    expect(refusalsOf({ rules: joins, access, request: { by: ['agent.office'] } })).toEqual([]);
    expect(refusalsOf({ rules: joins, access, formula: 'sum(agents.deals_won)' })).toEqual([]);
    expect(refusalsOf({ rules: joins, access, request: { by: ['agent.agent_id'] } })).toEqual([
      'access.field_hidden /by/0',
    ]);
  });

  it('is one that each rule for the caller hides', () => {
    const two: Rules = {
      deals: [
        { roles: ['viewer'], hidden: ['amount', 'stage'] },
        { roles: ['analyst'], hidden: ['stage'] },
      ],
    };
    const both = as(['viewer', 'analyst']);
    expect(refusalsOf({ rules: two, access: both, formula: 'sum(amount)' })).toEqual([]);
    expect(refusalsOf({ rules: two, access: both, formula: 'count(stage == "Won")' })).toEqual([
      'access.field_hidden /metrics/0',
    ]);
  });
});

describe('the key of what is seen', () => {
  const rules: Rules = {
    deals: [
      { roles: ['author'] },
      { roles: ['viewer'], where: 'agent.office in user.offices' },
      { roles: ['analyst'], where: 'agent.office in user.offices', hidden: ['amount'] },
    ],
  };
  const keyOf = (access: DataAccess | undefined, datasets = ['agents', 'deals']) =>
    accessKey(guardedCatalog(rules), datasets, access);

  it('is empty where nothing is restricted', () => {
    expect(keyOf(undefined)).toBe('');
    expect(keyOf(as(['author']))).toBe('');
    expect(keyOf(viewer(), ['agents'])).toBe('');
  });

  it('is equal for equal conditions and hidden fields, whoever asks', () => {
    const key = keyOf(viewer({ offices: ['West', 'East'], name: 'a' }));
    expect(key).not.toBe('');
    expect(keyOf(as(['scheduler', 'viewer'], { offices: ['East', 'West', 'East'] }), ['deals', 'deals'])).toBe(key);
    expect(keyOf(as(['viewer', 'analyst'], { offices: ['East', 'West'] }))).toBe(key);
    const others = [
      viewer({ offices: ['West'] }),
      as(['analyst'], { offices: ['West', 'East'] }),
      viewer(),
      as(['scheduler']),
    ];
    expect(others.map((access) => keyOf(access))).not.toContain(key);
    expect(others.map((access) => keyOf(access))).not.toContain('');
  });

  it('counts a dataset that is not there as restricted', () => {
    expect(keyOf(viewer(), ['gone'])).not.toBe('');
  });
});

it('intervals are planned on behalf of whoever asks', () => {
  const catalog = guardedCatalog({ deals: [{ roles: ['viewer'], where: 'agent_id == user.id' }] }, { m: 'count()' });
  const request = { metrics: ['m'], period: '2026-01/2026-03', grain: 'month', as_of: '2026-03-01' } as const;
  const intervals = [
    { start: '2026-01-01T00:00:00.000Z', end: '2026-02-01T00:00:00.000Z' },
    { start: '2026-02-01T00:00:00.000Z', end: '2026-03-01T00:00:00.000Z' },
  ];
  const asked = { request: { ...request, period: '2026-01-01/2026-03-01' }, catalog, intervals };
  expect(intervalsAreIndependent({ ...asked, access: viewer({ id: 'a' }) })).toBe(true);
  expect(intervalsAreIndependent({ ...asked, access: viewer() })).toBe(false);
});
