import type { CellValue } from '@core/definition';
import type { AggregateName, ValueType } from '@core/formula';
import { fromCell, toCell } from '../value/cells';
import { aggregates } from './aggregates';

/** An aggregate of cells of one type, as a formula has it over rows: nulls are skipped, what cannot be computed is null. */
export function aggregateCells(name: AggregateName, cells: readonly CellValue[], type: ValueType): CellValue {
  const accumulator = aggregates[name]({ types: [type], warn: () => null })();
  for (const cell of cells) accumulator.add(fromCell(cell, type), null);
  return toCell(accumulator.result(), 'number');
}
