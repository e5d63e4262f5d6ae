import type { CellValue } from '@core/definition';
import type { FrameQuery, Measure } from '@core/plan';
import type { Frame } from '@core/result';

/** What the rows hold in one field. */
export interface FieldStatistics {
  readonly nulls: number;
  readonly distinct: number;
  readonly min: CellValue;
  readonly max: CellValue;
}

const rows: Measure = { name: 'rows', aggregate: 'count', arguments: [], type: 'integer' };

/** One row that describes all rows of a frame: how many they are, and each of its dimensions. */
export function statisticsFrame({ dimensions, ...frame }: FrameQuery): FrameQuery {
  const measures = dimensions.flatMap(({ expression, type }, index): readonly Measure[] => [
    { name: `filled_${index}`, aggregate: 'count', arguments: [expression], type: 'integer' },
    { name: `distinct_${index}`, aggregate: 'count_distinct', arguments: [expression], type: 'integer' },
    { name: `min_${index}`, aggregate: 'min', arguments: [expression], type },
    { name: `max_${index}`, aggregate: 'max', arguments: [expression], type },
  ]);
  return { ...frame, name: `${frame.dataset}_statistics`, dimensions: [], measures: [rows, ...measures] };
}

/** Reads the answer to `statisticsFrame`. A frame without rows says nothing of its fields. */
export function readStatistics(
  { columns }: Frame,
  fields: number,
): { readonly row_count: number; readonly fields: readonly FieldStatistics[] } {
  const cell = (name: string): CellValue => columns.find((column) => column.name === name)?.values[0] ?? null;
  const row_count = Number(cell('rows') ?? 0);
  return {
    row_count,
    fields: Array.from({ length: fields }, (_, index) => ({
      nulls: row_count - Number(cell(`filled_${index}`) ?? 0),
      distinct: Number(cell(`distinct_${index}`) ?? 0),
      min: cell(`min_${index}`),
      max: cell(`max_${index}`),
    })),
  };
}
