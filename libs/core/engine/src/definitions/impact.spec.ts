import { parseDefinitions } from '@core/definition';
import { systemCaller } from '../access/caller';
import type { StoredVersion } from '../ports/definition-store';
import { assembleCatalog } from './assemble-catalog';
import { checkCandidates } from './check-candidates';
import { refuseBreaking, weighChange } from './impact';

const NOW = '2024-01-01T00:00:00Z';

const accounts = `
kind: dataset
name: accounts
source: {file: a.csv}
primary_key: [id]
fields: [{name: id, type: text}, {name: sector, type: text}]
`;
const orders = `
kind: dataset
name: orders
title: Orders
source: {file: o.csv}
primary_key: [id]
time: ordered_on
fields:
  - {name: id, type: text}
  - {name: account_id, type: text}
  - {name: ordered_on, type: date}
  - {name: amount, type: integer}
  - {name: is_big, formula: amount > 100}
relationships: [{name: account, to: accounts, fields: {account_id: id}}]
`;
const users = `
{kind: metric, name: revenue, dataset: orders, formula: "sum(amount) + sum(amount)"}
---
{kind: metric, name: big, dataset: orders, formula: count().where(is_big)}
---
{kind: metric, name: all, dataset: orders, formula: count()}
---
{kind: metric, name: rate, formula: big / all}
---
{kind: schedule, name: monthly, metrics: [all], every: month, query: {by: [account.sector]}}
`;

const read = (text: string): readonly StoredVersion[] =>
  parseDefinitions(text).definitions.map(({ definition, hash }) => ({
    kind: definition.kind,
    name: definition.name,
    version: 1,
    state: 'published',
    current: true,
    definition,
    hash,
    created_at: NOW,
    created_by: 'system',
    saved_by: systemCaller,
  }));

/** What becomes of the definitions above, and of further ones that are in force. */
function weigh(candidate: string, ...further: readonly string[]) {
  const versions = read([accounts, orders, users, ...further].join('\n---\n'));
  const snapshot = { revision: '1', versions, catalog: assembleCatalog(versions) };
  const [version] = read(candidate);
  const { definition } = version!;
  return weighChange(snapshot, definition, checkCandidates(versions, [definition], NOW));
}
const names = (list: { readonly items: readonly { readonly name: string }[] }) => list.items.map(({ name }) => name);

describe('the impact of a change to a dataset', () => {
  it('names each definition that loses something, once, with the first place and how many more there are', () => {
    const { breaks } = weigh(
      orders
        .replace('{name: amount, type: integer}', '{name: sum, type: integer}')
        .replace('amount > 100', 'sum > 100'),
    );
    expect(breaks.count).toBe(1);
    expect(breaks.items[0]).toMatchObject({
      kind: 'metric',
      name: 'revenue',
      code: 'formula.unknown_field',
      path: '/formula',
      line: 1,
      column: 5,
      end_column: 11,
      more: 1,
    });
    const { message, diagnostics } = refuseBreaking('dataset orders', breaks);
    expect(message).toContain('metric revenue would no longer hold');
    expect(message).toContain('(/formula, column 5), and 1 more');
    expect(diagnostics.length).toBe(1);
  });

  it('counts them where there are several', () => {
    const { breaks } = weigh(orders.replace(/relationships:.*\n/, '').replace(/ {2}- \{name: is_big.*\n/, ''));
    expect(names(breaks).toSorted()).toEqual(['big', 'monthly', 'rate']);
    const { code, message, diagnostics } = refuseBreaking('dataset orders', breaks);
    expect(code).toBe('definition.breaks');
    expect(message).toContain('3 definitions in force would no longer hold');
    expect(diagnostics.length).toBe(3);
  });

  it('names what asks for a metric that breaks: scorecards, schedules and the alerts on their values', () => {
    const { breaks } = weigh(
      orders.replace(/ {2}- \{name: is_big.*\n/, ''),
      '{kind: scorecard, name: board, metrics: [all, big]}',
      '{kind: schedule, name: boardly, scorecard: board, every: month}',
      '{kind: alert, name: low, metric: big, when: value < 100}',
      '{kind: alert, name: falling, metric: big, schedule: boardly, when: value < 100}',
      '{kind: alert, name: sound, metric: all, schedule: boardly, when: value < 100}',
    );
    expect(breaks.items.map(({ name, code, path }) => `${name} ${path} ${code}`)).toEqual([
      'big /formula formula.unknown_field',
      'rate /formula formula.unsound',
      'board /metrics/1 formula.unsound',
      'boardly /scorecard run.unsound_metric',
      'low /metric formula.unsound',
      'falling /metric formula.unsound',
    ]);
  });

  it('names what a changed field means something else for, and nothing that does not read it', () => {
    const { breaks, affects } = weigh(orders.replace('amount > 100', 'amount > 200'));
    expect([breaks.count, names(affects)]).toEqual([0, ['big', 'rate']]);
    expect(affects.items).toEqual([
      { kind: 'metric', name: 'big', version: 1, depth: 1, because: ['/fields/4'] },
      { kind: 'metric', name: 'rate', version: 1, depth: 2, because: ['/fields/4'] },
    ]);
  });

  it('names all that use the dataset where the whole of it changes', () => {
    const { affects } = weigh(orders.replace('o.csv', 'p.csv'));
    expect(names(affects).toSorted()).toEqual(['all', 'big', 'monthly', 'rate', 'revenue']);
  });

  it('names those who go over a relationship that leads elsewhere', () => {
    const { affects } = weigh(orders.replace('fields: {account_id: id}', 'fields: {id: id}'));
    expect(names(affects)).toEqual(['monthly']);
    expect(affects.items[0]?.because).toEqual(['/relationships/0']);
  });

  it('is nothing where only words change', () => {
    const worded = orders
      .replace('title: Orders', 'title: All orders')
      .replace('type: date}', 'type: date, title: Day}');
    expect(weigh(worded)).toEqual({ breaks: { count: 0, items: [] }, affects: { count: 0, items: [] } });
  });
});

describe('the impact of a change to a metric', () => {
  it('names what is made of it, unless only its looks change', () => {
    const all = (rest: string) => `{kind: metric, name: all, dataset: orders, ${rest}}`;
    expect(names(weigh(all('formula: count(is_big)')).affects)).toEqual(['rate', 'monthly']);
    expect(weigh(all('formula: count(), format: {style: percent}')).affects.count).toBe(0);
  });
});
