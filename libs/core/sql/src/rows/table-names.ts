import type { FrameJoin } from '@core/plan';
import type { Names } from '../query/names';

/** What the tables of a level are called: the dataset by its name, a joined one by its path (`agent.office`). */
export interface TableNames {
  of(path: readonly string[]): string;
}

/** Names for a dataset and those that it joins; one that is taken gets a number. */
export function nameTables(dataset: string, joins: readonly FrameJoin[], names: Names): TableNames {
  const tables = new Map([['', names.table(dataset)]]);
  for (const { path } of joins) tables.set(keyOf(path), names.table(path.join('.')));
  return {
    of: (path) => {
      const table = tables.get(keyOf(path));
      if (table === undefined) throw new RangeError(`${dataset} does not join ${path.join('.')}`);
      return table;
    },
  };
}

function keyOf(path: readonly string[]): string {
  return path.join('\u0000');
}
