import { LocalWarehouse } from '@adapters/warehouse';
import type { CellValue } from '@core/definition';
import type { TestRows } from '@core/engine';
import type { CheckedDataset } from '@core/formula';
import type { FrameQuery } from '@core/plan';
import { compileFrameQuery } from '@core/sql';

/** Answers frames over rows that are given by hand. */
export class FrameBench {
  private readonly warehouse = new LocalWarehouse({ data_root: __dirname, threads: 2 });

  constructor(
    private readonly datasets: readonly CheckedDataset[],
    private readonly rows: TestRows,
  ) {}

  close(): Promise<void> {
    return this.warehouse.close();
  }

  /** Rows of the frame in order of their cells, nulls last. */
  async answer(frame: FrameQuery): Promise<readonly (readonly CellValue[])[]> {
    const session = await this.warehouse.openRows(this.datasets, this.rows);
    try {
      const { columns, row_count } = await session.execute(compileFrameQuery(frame, this.warehouse.dialect));
      const cells = Array.from({ length: row_count }, (_, row) => columns.map(({ values }) => values[row] ?? null));
      return cells.toSorted(compareRows);
    } finally {
      await session.close();
    }
  }
}

function compareRows(left: readonly CellValue[], right: readonly CellValue[]): number {
  const index = left.findIndex((cell, column) => cell !== right[column]);
  const [a = null, b = null] = [left[index], right[index]];
  if (a === b) return 0;
  if (a === null) return 1;
  return b !== null && a < b ? -1 : b === null ? -1 : 1;
}
