import { join } from 'node:path';
import { LocalWarehouse } from '@adapters/warehouse';
import type { CellValue } from '@core/definition';
import type { WarehouseSession } from '@core/engine';
import type { Frame } from '@core/result';
import { compileFrameQuery, type CompiledQuery } from '@core/sql';
import { goldenChecks } from './checks';
import { goldenFrames } from './frames';
import { crmDatasets, smallDatasets, smallRows } from './tables';

const warehouse = new LocalWarehouse({ data_root: join(__dirname, '../../metric-definitions'), threads: 2 });
const isOfCrm = (name: string) => crmDatasets.some((dataset) => dataset.name === name);
let sessions: { readonly crm: WarehouseSession; readonly small: WarehouseSession };

beforeAll(async () => {
  sessions = { crm: await warehouse.open(crmDatasets), small: await warehouse.openRows(smallDatasets, smallRows) };
});

afterAll(async () => {
  await sessions.crm.close();
  await sessions.small.close();
  await warehouse.close();
});

it('each golden frame has a check', () => {
  expect(Object.keys(goldenChecks)).toEqual(Object.keys(goldenFrames));
});

describe('a golden frame answers what SQL by hand does', () => {
  it.each(Object.entries(goldenFrames))('%s', async (name, frame) => {
    const session = isOfCrm(frame.dataset) ? sessions.crm : sessions.small;
    const compiled = compileFrameQuery(frame, 'duckdb');
    const check: CompiledQuery = { sql: goldenChecks[name]!, parameters: [], columns: compiled.columns };
    const [actual, expected] = [await session.execute(compiled), await session.execute(check)];
    expect(expected.row_count).toBeGreaterThan(0);
    expect(rowsOf(actual)).toEqual(rowsOf(expected).map((row) => row.map(roughly)));
  });
});

/** Rows in an order of their own, for a query promises none. */
function rowsOf({ columns, row_count }: Frame): readonly (readonly CellValue[])[] {
  const rows = Array.from({ length: row_count }, (_, row) => columns.map(({ values }) => values[row] ?? null));
  const keyOf = (row: readonly CellValue[]) => JSON.stringify(row);
  return rows.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}

/** Doubles agree in nine digits, for they may be added in another order. */
function roughly(expected: CellValue): unknown {
  if (typeof expected !== 'number' || Number.isInteger(expected)) return expected;
  return expect.closeTo(expected, 9 - Math.ceil(Math.log10(Math.abs(expected))));
}
