import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LocalWarehouse } from '@adapters/warehouse';
import { answer } from './evaluator/answer';
import { documentsOf } from './generate/case';
import { differences } from './run/compare';
import { catalogOf, Engine, openWarehouse, type Scene } from './run/engine';

const folder = join(__dirname, 'cases');
const names = readdirSync(folder).map((file) => file.replace(/\.json$/, ''));

describe('what the oracle once found', () => {
  let warehouse: LocalWarehouse;
  beforeAll(() => {
    warehouse = openWarehouse();
  });
  afterAll(() => warehouse.close());

  it.each(names)('%s', async (name) => {
    const { world, request } = JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')) as Scene;
    const said = await Engine.askOnce(warehouse, { world, request }, catalogOf(documentsOf(world, () => true)));
    if (said.kind === 'refused') throw new Error(said.diagnostics.map(({ message }) => message).join('\n'));
    expect(differences(answer(world, request), said.result)).toEqual([]);
  });
});
