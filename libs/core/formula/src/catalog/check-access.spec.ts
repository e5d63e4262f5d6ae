import type { DatasetDefinition } from '@core/definition';
import { printExpression } from '../print/print-expression';
import { buildCatalog } from './build-catalog';
import { neededByDataset } from './needed-by';
import type { Catalog } from './types';

const deals: DatasetDefinition = {
  kind: 'dataset',
  name: 'deals',
  source: { file: 'deals.csv' },
  primary_key: ['id'],
  fields: [
    { name: 'id', type: 'text' },
    { name: 'user', type: 'text' },
    { name: 'stage', type: 'text', values: ['Open', 'Won'], ordered: true },
    { name: 'amount', type: 'decimal(12,2)' },
    { name: 'since', type: 'date' },
    { name: 'office', formula: 'agent.office' },
  ],
  relationships: [{ name: 'agent', to: 'agents', fields: { user: 'login' } }],
};
const agents: DatasetDefinition = {
  kind: 'dataset',
  name: 'agents',
  source: { file: 'agents.csv' },
  primary_key: ['login'],
  fields: [
    { name: 'login', type: 'text' },
    { name: 'office', type: 'text' },
  ],
};
const grants: DatasetDefinition = {
  ...agents,
  name: 'grants',
  primary_key: ['login', 'agent'],
  fields: [
    { name: 'login', type: 'text' },
    { name: 'agent', type: 'text' },
  ],
  relationships: [{ name: 'of', to: 'agents', fields: { agent: 'login' } }],
};

function catalogWith(...wheres: readonly string[]): Catalog {
  const access = wheres.map((where) => ({ roles: ['viewer'], where, hidden: ['amount'] }) as const);
  return buildCatalog(
    [{ ...deals, access }, agents, grants].map((definition) => ({ definition, version: 1, current: true })),
  );
}

const rulesOf = (...wheres: readonly string[]) => catalogWith(...wheres).dataset('deals')?.access ?? [];

describe('a rule of access', () => {
  it.each([
    ['user == user.login', 'text'],
    ['user.least < amount', 'decimal'],
    ['5 <= user.level', 'integer'],
    ['user.from <= since < user.until', 'date'],
    ['(user.sees_all) == true', 'boolean'],
    ['user.office in [office, "all"]', 'text'],
    ['office in [user.home, "all"]', 'text'],
  ])('gives an attribute the type of what it is compared with: %s', (where, type) => {
    const [rule] = rulesOf(where);
    expect(rule?.attributes.map((attribute) => attribute.type)).toEqual(rule?.attributes.map(() => type));
    expect(rule?.attributes).not.toEqual([]);
  });

  it('asks for a list right of "in", and for a declared value beside an ordered text', () => {
    const [rule] = rulesOf('office in user.offices and stage <= user.most');
    expect(rule?.attributes).toMatchObject([
      { name: 'offices', list: 'members' },
      { name: 'most', among: ['Open', 'Won'] },
    ]);
  });

  it('is printed as it is written', () => {
    const [rule] = rulesOf('user == user.login or agent.office in user.offices');
    const printed = rule?.condition && printExpression(rule.condition);
    expect(printed).toContain('user.login');
    expect(printed).toContain('deals.user');
    expect(printed).toContain('in user.offices');
  });

  it('tells what it reads, so that it is at hand', () => {
    const wheres = ['office == user.office', 'any(grants.login == user.login)'];
    expect(rulesOf(...wheres).map(({ datasets }) => datasets)).toEqual([
      ['agents', 'deals'],
      ['agents', 'deals', 'grants'],
    ]);
    const dataset = catalogWith(...wheres).dataset('deals');
    expect(dataset && neededByDataset(dataset).datasets).toEqual(['agents', 'grants']);
  });

  it('makes the dataset unsound where it is wrong, so that nothing is read without it', () => {
    const catalog = catalogWith('user == user.login', 'offices == user.office');
    expect(catalog.dataset('deals')).toBeUndefined();
    expect(catalog.diagnosticsOf('dataset', 'deals')).toMatchObject([
      { path: '/access/1/where', span: { start: 0, end: 7 } },
    ]);
  });

  it('is the only text in which user is a word', () => {
    const catalog = catalogWith().with([
      {
        definition: { kind: 'metric', name: 'm', dataset: 'deals', formula: 'count(office == user.office)' },
        version: 1,
        current: true,
      },
    ]);
    expect(catalog.diagnosticsOf('metric', 'm')).toMatchObject([{ code: 'formula.unknown_relationship' }]);
  });
});
