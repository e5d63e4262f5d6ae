import type { FrameQuery } from '@core/plan';

/** What the tables of a query are called: the dataset by its name, a joined one by its path (`agent.office`). */
export interface TableAliases {
  of(path: readonly string[]): string;
  /** A name that no table has. */
  unused(name: string): string;
}

/** Names for the tables of a frame; where two would be equal the later one gets a number. */
export function nameTables(frame: FrameQuery): TableAliases {
  const taken = new Set<string>();
  const unused = (name: string): string => {
    let candidate = name;
    for (let number = 2; taken.has(candidate.toLowerCase()); number += 1) candidate = `${name}_${number}`;
    taken.add(candidate.toLowerCase());
    return candidate;
  };
  const aliases = new Map([['', unused(frame.dataset)]]);
  for (const { path } of frame.joins) aliases.set(keyOf(path), unused(path.join('.')));
  return {
    unused,
    of: (path) => {
      const alias = aliases.get(keyOf(path));
      if (alias === undefined) throw new RangeError(`${frame.name} does not join ${path.join('.')}`);
      return alias;
    },
  };
}

function keyOf(path: readonly string[]): string {
  return path.join('\u0000');
}
