import { parseDefinitions } from '@core/definition';
import { systemCaller, type Caller } from '../access/caller';
import type { StoredVersion } from '../ports/definition-store';
import { assembleCatalog } from './assemble-catalog';
import { checkCandidate, checkCandidates, definitionKey } from './check-candidates';

const NOW = '2026-03-01T00:00:00Z';
const inForce = `
kind: dataset
name: deals
source: {file: deals.csv}
primary_key: [id]
time: closed_on
fields: [{name: id, type: text}, {name: closed_on, type: date}, {name: office, type: text}, {name: amount, type: number}]
access:
  - {roles: [analyst], where: office == user.office, hidden: [amount]}
---
{kind: metric, name: deals_count, dataset: deals, formula: count()}
---
{kind: metric, name: revenue, dataset: deals, formula: sum(amount)}
---
{kind: scorecard, name: sales, metrics: [deals_count, revenue]}
---
{kind: schedule, name: founded, every: day, metrics: [revenue]}
`;
const parse = (text: string) => parseDefinitions(text).definitions.map(({ definition }) => definition);
const versions = parse(inForce).map((definition): StoredVersion => {
  const { kind, name } = definition;
  const written = { hash: '', created_at: NOW, created_by: 'system', saved_by: systemCaller };
  return { kind, name, version: 1, state: 'published', current: true, definition, ...written };
});

const someone = (roles: Caller['roles'], attributes: Caller['attributes'] = {}): Caller => ({
  id: 'k',
  name: 'anna',
  roles,
  attributes,
});
const west = someone(['analyst'], { office: 'West' });
const schedule = (asked: string) => `{kind: schedule, name: daily, every: day, ${asked}}`;
const alert = 'kind: alert\nname: low\nmetric: revenue\nwhen: value < 10';

function findingsFor(text: string, owner?: Caller): readonly string[] {
  const [candidate] = parse(text);
  const { findings } = checkCandidate({ versions, catalog: assembleCatalog(versions) }, candidate!, NOW, owner);
  const together = checkCandidates(versions, [candidate!], NOW, owner).get(definitionKey(candidate!)) ?? [];
  expect(together).toEqual(findings);
  return findings.map(({ path, code, message }) => `${path} ${code}: ${message}`);
}

const counts = schedule('metrics: [deals_count]');
const prefix = (kind: string) => `access.owner_denied: this ${kind} reads on behalf of anna, who saved it: `;

describe('what reads rows on behalf of who saves it', () => {
  it('is sound where they may read all that it asks for, or where it does not matter whose it is', () => {
    for (const owner of [undefined, systemCaller, west]) expect(findingsFor(counts, owner)).toEqual([]);
    for (const text of [schedule('metrics: [revenue]'), schedule('scorecard: sales'), alert])
      for (const owner of [undefined, systemCaller]) expect(findingsFor(text, owner)).toEqual([]);
  });

  it('is told of at its metric where a dataset is not theirs, or they lack an attribute', () => {
    expect(findingsFor(counts, someone(['scheduler']))).toEqual([
      `/metrics/0 ${prefix('schedule')}no access rule of deals is for a role of this caller`,
    ]);
    expect(findingsFor(counts, someone(['analyst']))).toEqual([
      `/metrics/0 ${prefix('schedule')}the rows of deals are those of user.office, and this caller has no attribute office`,
    ]);
    expect(findingsFor(counts, someone(['analyst'], { office: 7 }))).toHaveLength(1);
  });

  it('is told of at each place that reads a field which is hidden from them', () => {
    const read = 'reads the field amount of deals, which is hidden from this caller';
    expect(findingsFor(schedule('metrics: [deals_count, revenue]'), west)).toEqual([
      `/metrics/1 ${prefix('schedule')}revenue ${read}`,
    ]);
    expect(findingsFor(schedule('scorecard: sales'), west)).toEqual([
      `/scorecard ${prefix('schedule')}revenue ${read}`,
    ]);
    const places = (asked: string) => findingsFor(schedule(asked), west).map((finding) => finding.split(' ')[0]);
    expect(places('metrics: [deals_count], query: {where: amount > 5}')).toEqual(['/query/where']);
    const deliver = 'deliver: [{email: [a@example.com], where: amount > 5}]';
    expect(places(`metrics: [deals_count], ${deliver}`)).toEqual(['/deliver/0/where']);
  });

  it('is told of for an alert at its metric', () => {
    expect(findingsFor(alert, west)).toEqual([
      `/metric ${prefix('alert')}revenue reads the field amount of deals, which is hidden from this caller`,
    ]);
  });

  it('is not asked of scorecards, which whoever asks reads, nor of what others have in force', () => {
    const [scorecard] = parse('{kind: scorecard, name: others, metrics: [revenue]}');
    expect(checkCandidates(versions, [scorecard!], NOW, west)).toEqual(new Map());
  });
});
