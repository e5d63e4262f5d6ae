import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LocalWarehouse } from '@adapters/warehouse';
import { parseDefinitions, type DatasetDefinition } from '@core/definition';
import { buildCatalog } from '@core/formula';
import { openSourceDatabase, type SourceDatabase } from '../support/source-database';
import { makeFolder, type ThrowawayFolder } from '../support/throwaway-folder';

const page = readFileSync(join(__dirname, '../../docs/connections.md'), 'utf8');
const blockOf = (language: string): string =>
  new RegExp(`\`\`\`${language}\n([^]*?)\`\`\``).exec(page)?.[1] ?? 'not there';

describe('docs/connections.md', () => {
  let database: SourceDatabase;
  let folder: ThrowawayFolder;

  beforeAll(async () => {
    database = await openSourceDatabase();
    folder = await makeFolder();
  });

  afterAll(async () => {
    await database.close();
    await folder.remove();
  });

  it('makes a role that reads what its dataset names', async () => {
    const role = database.role.replace('reader', 'docs');
    const url = new URL(database.url);
    await database.run(`CREATE SCHEMA sales; CREATE TABLE sales.customers (id int);
      CREATE TABLE sales.orders AS SELECT 'a' AS order_id, 1.5 AS amount, now() AS created_at`);
    await database.run(
      blockOf('sql')
        .replaceAll(/\bformulary\b/g, role)
        .replaceAll(/\bshop\b/g, url.pathname.slice(1))
        .replaceAll('…', 's3cret'),
    );
    url.username = role;
    const { definitions, diagnostics } = parseDefinitions(blockOf('yaml'));
    expect(diagnostics).toEqual([]);
    const [definition] = definitions.map((parsed) => parsed.definition as DatasetDefinition);
    const dataset = buildCatalog([{ definition: definition!, version: 1, current: true }]).dataset('orders');
    const connections = { warehouse: url.href };
    const warehouse = new LocalWarehouse({ data_root: folder.path, folder: folder.path, connections, threads: 1 });
    try {
      const session = await warehouse.open([dataset!]);
      expect(session.data).toMatchObject({ orders: { row_count: 1 } });
      await session.close();
    } finally {
      await warehouse.close();
      await database.run(`DROP OWNED BY ${role}; DROP ROLE ${role}`);
    }
  });
});
