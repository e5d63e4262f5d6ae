import type { CellValue } from '@core/definition';

interface Member {
  readonly dimensions: Readonly<Record<string, CellValue>>;
}

/**
 * The known members of which an interval has no point at all: their groups have no rows any more. They are judged all the same,
 * with a point that is missing, and so have no data.
 */
export function vanishedMembers<Known extends Member>(known: readonly Known[], present: readonly Member[]): Known[] {
  const there = new Set(present.map(keyOf));
  return known.filter((member) => !there.has(keyOf(member)));
}

function keyOf({ dimensions }: Member): string {
  return JSON.stringify(Object.entries(dimensions).toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}
