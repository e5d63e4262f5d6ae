import { checkDefinition } from '../check-definition';

const findings = (source: unknown, column = 'id'): readonly string[] =>
  checkDefinition({
    kind: 'dataset',
    name: 'orders',
    source,
    primary_key: ['id'],
    fields: [{ name: 'id', type: 'text', column }],
  }).diagnostics.map(({ code, path, message }) => `${code} ${path} ${message}`);

describe('a source in a database', () => {
  it.each([
    { connection: 'warehouse', table: 'sales.orders', refresh: '1h' },
    { connection: 'warehouse', table: 'Заказы 2017' },
    { connection: 'warehouse', query: 'select 1 as id', refresh: '15m' },
  ])('may be %j', (source) => {
    expect(findings(source)).toEqual([]);
  });

  it.each([
    [{ connection: 'warehouse' }, 'schema.no_match /source'],
    [{ table: 'orders' }, 'schema.no_match /source'],
    [{ connection: 'warehouse', table: 'orders', query: 'select 1' }, 'schema.no_match /source'],
    [{ connection: 'warehouse', table: 'orders', file: 'orders.csv' }, 'schema.no_match /source'],
    [{ file: 'orders.csv', query: 'select 1' }, 'schema.no_match /source'],
    [{ connection: 'Warehouse', table: 'orders' }, 'schema.pattern /source/connection'],
    [{ connection: 'warehouse', table: 'orders', refresh: '0m' }, 'schema.pattern /source/refresh'],
    [{ connection: 'warehouse', table: 'a.b.c' }, 'definition.source_connection /source/table'],
    [{ connection: 'warehouse', table: 'sales.' }, 'definition.source_connection /source/table'],
    [{ connection: 'warehouse', table: 'a"; drop table b; --' }, 'definition.source_connection /source/table'],
    [{ connection: 'warehouse', table: 'ы'.repeat(32) }, 'definition.source_connection /source/table'],
    [{ connection: 'warehouse', query: 'select \0' }, 'yaml.character /source/query'],
    [{ connection: 'warehouse', table: 'orders', format: { decimal: ',' } }, 'schema.no_match /source'],
    [{ file: 'orders.csv', refresh: '1h' }, 'schema.no_match /source'],
  ])('may not be %j', (source, finding) => {
    expect(findings(source)).toContainEqual(expect.stringContaining(finding));
  });

  it('has columns whose names the database keeps whole, so that no two of them are the same to it', () => {
    const source = { connection: 'warehouse', table: 'orders' };
    expect(findings(source, 'x'.repeat(63))).toEqual([]);
    expect(findings(source, 'ы'.repeat(32))).toEqual([
      `definition.source_connection /fields/0 the column "${'ы'.repeat(32)}" has more than 63 bytes, which the database would cut`,
    ]);
  });
});
