import { LoadBench, cells, refusal } from '../../testing/load-bench';
import { errorOf } from '../../../../../../test/support/warehouse-bench';

let bench: LoadBench;

beforeAll(async () => {
  bench = await LoadBench.start();
});

afterAll(() => bench.stop());

describe('Parquet', () => {
  const write = (name: string, select: string) =>
    bench.connection.run(`COPY (${select}) TO '${bench.folder}/${name}' (FORMAT parquet)`);

  it.each([
    ['SELECT 1 AS id, [1, 2] AS value', 'cells.parquet has lists (INTEGER[]) in "value", which is text here'],
    [
      "SELECT 1 AS id, {'a': 1} AS value",
      'cells.parquet has objects (STRUCT(a INTEGER)) in "value", which is text here',
    ],
    [
      "SELECT 1 AS id, MAP {'a': 1} AS value",
      'cells.parquet has objects (MAP(VARCHAR, INTEGER)) in "value", which is text here',
    ],
    ["SELECT 1 AS id, 'x'::BLOB AS value", 'cells.parquet has bytes (BLOB) in "value", which is text here'],
  ])('of nested values is refused: %s', async (select, reason) => {
    await write('cells.parquet', select);
    const file = { name: 'cells.parquet', path: `${bench.folder}/cells.parquet`, bytes: 1, signature: '' };
    expect((await errorOf(bench.load(cells('text'), [file]))).message).toBe(reason);
  });

  it('of other types fits where its values do', async () => {
    await write(
      'cells.parquet',
      'SELECT 1::BIGINT AS id, 1.5::DECIMAL(38,10) AS value UNION ALL SELECT 2, 1.505 UNION ALL SELECT 3, 123456',
    );
    const file = { name: 'cells.parquet', path: `${bench.folder}/cells.parquet`, bytes: 1, signature: '' };
    const error = await errorOf(bench.load(cells('decimal(5,2)'), [file]));
    expect(error.diagnostics.slice(1).map(({ message }) => message)).toEqual([
      'cells.parquet, row 2: value "1.5050000000" does not fit decimal(5,2)',
      'cells.parquet, row 3: value "123456.0000000000" does not fit decimal(5,2)',
    ]);
  });

  it.each([['PAR1nothing'], ['PAR1\0\0\0\0\uffff\uffffPAR1'], ['x'.repeat(100)]])(
    'that is damaged says so: %j',
    async (content) => {
      expect(await refusal(bench, cells('text'), 'cells.parquet', content)).toBe(
        'cells.parquet is not a Parquet file, or damaged',
      );
    },
  );
});
