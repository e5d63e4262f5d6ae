import type { CellValue } from '@core/definition';
import { openColumns, type FrameTable } from './frame-table';
import { runningMembers, type RunningOrder } from './nearest-member';

/**
 * A frame with a running dimension, in which members that it does not have stand as well: each with the rows of the nearest
 * one that it has. `place` is that of the dimension in the frame.
 */
export function extendRunning(
  frame: FrameTable,
  members: readonly CellValue[],
  running: RunningOrder & { readonly place: number },
): FrameTable {
  const column = frame.dimensions[running.place] ?? [];
  const known = runningMembers(column, running);
  const missing = new Map<CellValue, CellValue[]>();
  for (const member of members.filter((own) => known.placeOf(own) < 0)) {
    const nearest = known.members[known.nearestTo(member)];
    if (nearest !== undefined) missing.set(nearest, [...(missing.get(nearest) ?? []), member]);
  }
  const copies = column.flatMap((cell, row) => (missing.get(cell) ?? []).map((member) => ({ row, member })));
  const extend = (cells: readonly CellValue[]) => [...cells, ...copies.map(({ row }) => cells[row] ?? null)];
  return openColumns(frame.name, {
    row_count: frame.row_count + copies.length,
    ...(frame.buckets && { buckets: extend(frame.buckets) as typeof frame.buckets }),
    dimensions: frame.dimensions.map((cells, place) =>
      place === running.place ? [...cells, ...copies.map(({ member }) => member)] : extend(cells),
    ),
    measures: new Map([...frame.measures].map(([name, own]) => [name, { ...own, values: extend(own.values) }])),
  });
}
