import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LocalWarehouse } from '@adapters/warehouse';
import type { CellValue } from '@core/definition';
import type { DomainError } from '@core/diagnostics';
import type { WarehouseSession } from '@core/engine';
import type { CheckedDataset } from '@core/formula';
import { compileFrameQuery } from '@core/sql';
import { column, frameOf } from './row-expressions';

/** A warehouse over a data root of its own, below a folder that is outside of it. */
export class WarehouseBench {
  private constructor(
    readonly folder: string,
    readonly root: string,
    readonly warehouse: LocalWarehouse,
  ) {}

  static async start(): Promise<WarehouseBench> {
    const folder = await mkdtemp(join(tmpdir(), 'warehouse-'));
    const root = join(folder, 'root');
    await mkdir(root);
    return new WarehouseBench(folder, root, new LocalWarehouse({ data_root: root, threads: 2 }));
  }

  async stop(): Promise<void> {
    await this.warehouse.close();
    await rm(this.folder, { recursive: true });
  }

  /** Writes a file below the data root. */
  async write(name: string, content: string | Uint8Array): Promise<void> {
    await mkdir(join(this.root, name, '..'), { recursive: true });
    await writeFile(join(this.root, name), content);
  }

  /** All rows of a dataset as it is now. */
  async rowsOf(dataset: CheckedDataset): Promise<readonly (readonly CellValue[])[]> {
    const session = await this.warehouse.open([dataset]);
    try {
      return await selectAll(session, dataset);
    } finally {
      await session.close();
    }
  }
}

/** All rows that a session sees, in order of their first column. */
export async function selectAll(
  session: WarehouseSession,
  dataset: CheckedDataset,
): Promise<readonly (readonly CellValue[])[]> {
  const dimensions = [...dataset.fields.values()].map(({ name, type }) => ({
    name,
    type,
    expression: column(name, type),
  }));
  const { columns, row_count } = await session.execute(
    compileFrameQuery(frameOf(dataset.name, { dimensions }), 'duckdb'),
  );
  const rows = Array.from({ length: row_count }, (_, row) => columns.map(({ values }) => values[row] ?? null));
  return rows.toSorted(([a], [b]) => (String(a) < String(b) ? -1 : 1));
}

/** What a promise is refused with. */
export async function errorOf(promise: Promise<unknown>): Promise<DomainError> {
  try {
    await promise;
  } catch (error) {
    return error as DomainError;
  }
  throw new Error('nothing was thrown');
}
