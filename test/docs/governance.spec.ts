/** The pages on access, keys, versions and limits: what they show is done over one API, and what they name is there. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadConfig } from '@adapters/platform';
import { DomainError } from '@core/diagnostics';
import { parse } from 'yaml';
import { renderDifferences } from '../../apps/cli/src/remote/diff/render-differences';
import { renderTree } from '../../apps/cli/src/remote/lineage/lineage-tree';
import { ApiWorld, type ApiAnswer } from '../conformance/api-world';
import { readCrm } from '../fuzz/api/read-crm';

const folder = join(__dirname, '../../docs');
const read = (page: string) => readFileSync(join(folder, page), 'utf8');
const pages = readdirSync(folder).filter((page) => page.endsWith('.md') && !page.startsWith('catalogue'));
const [access, keys, versions, limits] = ['access.md', 'access-keys.md', 'versions.md', 'limits.md'].map(read) as [
  string,
  string,
  string,
  string,
];

/** The first block of code that holds these words. */
function blockWith(page: string, words: string): string {
  const blocks = [...page.matchAll(/^```\w*\n(.*?)^```$/gms)].map(([, text = '']) => text);
  return blocks.find((text) => text.includes(words)) ?? 'not there';
}

let world: ApiWorld;
const ask = (path: string, method = 'GET', body?: unknown, key = world.keys.get('admin')): Promise<ApiAnswer> =>
  world.call(`/v1${path}`, { method, key, ...(body !== undefined && { body }) });
const apply = (text: string) =>
  world.call('/v1/definitions', {
    method: 'POST',
    key: world.keys.get('admin'),
    body: text,
    headers: { 'content-type': 'application/yaml' },
  });

beforeAll(async () => {
  world = await ApiWorld.open();
  await apply(await readCrm());
}, 60_000);

afterAll(() => world.close());

it.each(pages)('%s names routes that there are', async (page) => {
  const { body: document } = await ask('/openapi.json');
  const named = [...read(page).matchAll(/`(GET|POST|PUT|PATCH|DELETE) (\/v1\/[^\s`?]+)/g)];
  const missing = named.filter(([, method = '', path = '']) => !document.paths[path]?.[method.toLowerCase()]);
  expect(missing.map(([call]) => call)).toEqual([]);
});

describe('the page on versions', () => {
  it('shows what uses crm_revenue, and what that uses', async () => {
    const { body } = await ask('/metrics/crm_revenue/lineage');
    expect(renderTree(body, ['uses', 'used_by'])).toBe(blockWith(versions, 'used by'));
  });

  it('shows a difference, and the way back from it', async () => {
    const { body: shipped } = await ask('/metrics/crm_win_rate/versions/1');
    const shown = blockWith(versions, '{+');
    const [, added = ''] = /\{\+(.*?)\+\}/.exec(shown) ?? [];
    const { definition } = shipped;
    const changed = { ...definition, formula: definition.formula.replace('"Won"', `"Won"${added}`) };
    const members = [...versions.matchAll(/^\| `([a-z_]+)(?:\.[a-z_]+)?` \|/gm)].map(([, name]) => name);
    const outlook = await ask('/metrics/crm_win_rate?dry_run=true', 'PUT', changed);
    expect(Object.keys(outlook.body)).toEqual(expect.arrayContaining(members));
    expect((await ask('/metrics/crm_win_rate', 'PUT', changed)).status).toBe(201);
    const { body } = await ask('/metrics/crm_win_rate/versions/1/diff/2');
    expect(shown.startsWith(renderDifferences(body.differences))).toBe(true);
    expect((await ask('/metrics/crm_win_rate/versions/2/publish', 'POST')).status).toBe(200);
    const [, back = ''] = /\/rollback (\{.*?\})/.exec(versions) ?? [];
    expect((await ask('/metrics/crm_win_rate/rollback', 'POST', JSON.parse(back))).status).toBe(200);
  });
});

describe('the page on access', () => {
  it('shows conditions that hold, on rows that have such fields', async () => {
    const conditions = blockWith(access, 'user.sectors').trimEnd().split('\n');
    const related = [
      { name: 'docs_agents', fields: ['id', 'regional_office'] },
      { name: 'docs_accounts', fields: ['id', 'sector'] },
      { name: 'assignments', fields: ['id', 'deal_id', 'login'], to: 'docs_deals' },
    ].map(({ name, fields, to }) => ({
      kind: 'dataset',
      name,
      source: { file: 'crm/data/accounts.csv' },
      primary_key: ['id'],
      fields: fields.map((field) => ({ name: field, type: 'text' })),
      ...(to !== undefined && { relationships: [{ name: 'deal', to, fields: { deal_id: 'id' } }] }),
    }));
    const texts = ['id', 'account', 'agent_id', 'region'].map((name) => ({ name, type: 'text' }));
    const deals = {
      kind: 'dataset',
      name: 'docs_deals',
      source: { file: 'crm/data/accounts.csv' },
      primary_key: ['id'],
      fields: [
        ...texts,
        { name: 'size', type: 'integer' },
        { name: 'level', type: 'text', values: ['low', 'high'], ordered: true },
        { name: 'opened_on', type: 'date' },
      ],
      relationships: [
        { name: 'agent', to: 'docs_agents', fields: { agent_id: 'id' } },
        { name: 'account', to: 'docs_accounts', fields: { account: 'id' } },
      ],
      access: conditions.map((line) => ({ roles: ['analyst'], where: line.replace(/\s+#.*$/, '') })),
    };
    expect(conditions).toHaveLength(7);
    const { status, body } = await apply([...related, deals].map((one) => JSON.stringify(one)).join('\n---\n'));
    expect([status, body.errors]).toEqual([200, []]);
  });

  it('shows rules that can be given to the dataset, a key, and how that is refused', async () => {
    const { access: rules } = parse(blockWith(access, 'kind: dataset'));
    const { body: dataset } = await ask('/datasets/crm_opportunities');
    const { status, body } = await ask('/datasets/crm_opportunities', 'PUT', { ...dataset.definition, access: rules });
    expect([status, body.errors]).toEqual([201, undefined]);
    const made = await ask('/api-keys', 'POST', JSON.parse(blockWith(access, 'clearance')));
    expect(made.status).toBe(201);
    const refused = await ask('/runs', 'POST', { metrics: ['crm_revenue'], period: '2017' }, made.body.key);
    expect(refused.status).toBe(403);
    expect(`${refused.body.code}: ${refused.body.detail}\n`).toBe(blockWith(access, 'access.field_hidden'));
  });

  it.each([
    ['access.md', access],
    ['limits.md', limits],
  ])('%s says the status of each code', (_, page) => {
    const rows = page.split('\n').filter((line) => /^\| `(access|data)\.|`limit\.|`request\./.test(line));
    const told = rows.flatMap((line) => {
      const [, status = '422'] = /(?:\| |\()(4\d\d|503)\b/.exec(line) ?? [];
      const codes = [...line.matchAll(/`((?:access|data|limit|request)\.[a-z_]+)`/g)];
      return codes.map(([, code]) => `${code} ${status}`);
    });
    const statusOf = (code: string) => DomainError.from([{ code, severity: 'error', message: '' }]).status;
    expect(told.length).toBeGreaterThan(8);
    expect(told).toEqual(told.map((line) => `${line.split(' ')[0]} ${statusOf(line.split(' ')[0] ?? '')}`));
  });
});

describe('the page on keys', () => {
  it('shows how a key is made and rotated', async () => {
    const [, json = ''] = /-d '(.*?)'/s.exec(blockWith(keys, '/v1/api-keys')) ?? [];
    const expires_at = new Date(Date.now() + 365 * 86_400_000).toISOString(); // the one on the page passes some day
    const { status, body } = await ask('/api-keys', 'POST', { ...JSON.parse(json), expires_at });
    expect(status).toBe(201);
    const [, overlap = ''] = /(\{"overlap": .*?\})/.exec(keys) ?? [];
    expect((await ask(`/api-keys/${body.id}/rotate`, 'POST', JSON.parse(overlap))).status).toBe(200);
  });
});

it('the page on limits has every limit with the value that holds when nothing is said', () => {
  const rows = [...limits.matchAll(/^\| `(LIMIT_[A-Z_]+)` \| (\d+|a quarter)/gm)];
  const told = Object.fromEntries(rows.map(([, name = '', value = '']) => [name, value]));
  const listed = () => loadConfig({ LIMIT_ZZZZZZZZZZZZZZZZ: '1' });
  for (const name of Object.keys(told)) expect(listed).toThrow(name);
  const { LIMIT_PROCESS_MB: _, ...fixed } = told;
  expect(loadConfig(fixed).limits).toEqual(loadConfig({}).limits);
  expect(Object.keys(told)).toHaveLength(Object.keys(loadConfig({}).limits).length);
});
