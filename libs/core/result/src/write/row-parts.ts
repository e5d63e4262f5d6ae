import type { CellValue } from '@core/definition';

/** Rows of a result as they come from a store, a part at a time; no writer holds more than one part. */
export type RowParts = AsyncIterable<readonly (readonly CellValue[])[]> | Iterable<readonly (readonly CellValue[])[]>;
