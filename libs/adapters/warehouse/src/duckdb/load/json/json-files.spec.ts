import { checkedDataset } from '../../../../../../../test/support/checked-dataset';
import { LoadBench, cells, refusal } from '../../../testing/load-bench';

let bench: LoadBench;

beforeAll(async () => {
  bench = await LoadBench.start();
});

afterAll(() => bench.stop());

describe('JSON', () => {
  it('keeps every digit of a number, and keys that JavaScript has a meaning for', async () => {
    const types = { id: 'integer', value: 'decimal(38,9)', __proto__x: 'text' } as const;
    const dataset = checkedDataset('cells', { ...types, proto: { name: 'proto', type: 'text', column: '__proto__' } });
    const text = '{"id":9007199254740993,"value":12345678901234567890.123456789,"__proto__":"p","__proto__x":1.50}';
    const row = ['9007199254740993', '12345678901234567890.123456789', '1.50', 'p'];
    expect(await bench.rowsOf(dataset, 'cells.ndjson', `${text}\n`)).toEqual([row]);
    expect(await bench.rowsOf(dataset, 'cells.json', ` [\n${text}\n]\n`)).toEqual([row]);
    expect(Object.prototype).not.toHaveProperty('p');
  });

  it('may be an array, cut anywhere and nested beside what is read', async () => {
    const rows = Array.from({ length: 10_000 }, (_, id) => ({ id, more: [{ a: '],{"' }], value: `x "${id}", [y]\\` }));
    expect(await bench.rowsOf(cells('text'), 'cells.json', JSON.stringify(rows, null, 1))).toHaveLength(10_000);
    expect(await bench.rowsOf(cells('text'), 'cells.json', '[]')).toEqual([]);
  });

  it.each([
    ['{"id":1}\n{"id":2,"id":3}\n', 'cells.ndjson, line 2 has the key "id" twice'],
    ['{"id":1,"more":{"a":1,"a":2}}', 'cells.ndjson, line 1 has the key "a" twice'],
    ['{"id":1,"more":[[1],{"a":1,"\\u0061":2}]}', 'cells.ndjson, line 1 has the key "a" twice'],
    ['{"id":01}', 'cells.ndjson, line 1 is not JSON'],
    ['{"id":1,}', 'cells.ndjson, line 1 is not JSON'],
    ['{"id":NaN}', 'cells.ndjson, line 1 is not JSON'],
    ["{'id':1}", 'cells.ndjson, line 1 is not JSON'],
    ['[1]', 'cells.ndjson, line 1 is not a JSON object'],
    ['null', 'cells.ndjson, line 1 is not a JSON object'],
    ['{"id":1} {"id":2}', 'cells.ndjson, line 1 is not JSON'],
    [`{"id":1,"value":${'['.repeat(100_000)}`, 'cells.ndjson, line 1 is nested deeper than 32 levels'],
    ['{"id":1,"value":{"a":1}}', 'cells.ndjson, line 1 has an object in "value"'],
    ['{"id":1,"value":[1]}', 'cells.ndjson, line 1 has a list in "value"'],
    ['{"id":1,"value":"a\\u0000b"}', 'cells.ndjson, line 1 has a NUL in "value"'],
    ['{"id":1,"value":"\\ud800"}', 'cells.ndjson, line 1 has half a character in "value"'],
    ['{"id":1e400}', 'cells.ndjson, line 1: id "1e400" is not an integer'],
  ])('that is broken names its row: %s', async (content, reason) => {
    expect(await refusal(bench, cells('text'), 'cells.ndjson', content)).toEqual([reason]);
  });

  it.each([
    ['', 'cells.json is empty'],
    ['  ', 'cells.json is not an array of objects; with one object on each line it is called .ndjson'],
    ['{"id":1}', 'cells.json is not an array of objects; with one object on each line it is called .ndjson'],
    ['[{"id":1},', 'cells.json ends before its array does, after row 1'],
    ['[{"id":1', 'cells.json ends before its array does, after row 0'],
    ['[{"id":1}] x', 'cells.json goes on behind its array'],
    [`[{"id":1},{"id":2,"value":"${'x'.repeat(1_100_000)}`, 'cells.json, row 2 is longer than 1048576 characters'],
  ])('of one array that is none is refused: %s', async (content, reason) => {
    expect(await refusal(bench, cells('text'), 'cells.json', content)).toBe(reason);
  });

  it('names the rows of an array', async () => {
    expect(await refusal(bench, cells('text'), 'cells.json', '[{"id":1},,{"id":"x"},5,{"id":}]')).toEqual([
      'cells.json, row 2 is not JSON',
      'cells.json, row 3: id "x" is not an integer',
      'cells.json, row 4 is not a JSON object',
      'cells.json, row 5 is not JSON',
    ]);
  });
});
