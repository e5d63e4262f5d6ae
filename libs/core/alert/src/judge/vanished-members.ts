import { canonicalJson, type CellValue } from '@core/definition';

interface Member {
  readonly dimensions: Readonly<Record<string, CellValue>>;
}

/**
 * The known members of which an interval has no point at all: their groups have no rows any more. They are judged all the same,
 * with a point that is missing, and so have no data.
 */
export function vanishedMembers<Known extends Member>(known: readonly Known[], present: readonly Member[]): Known[] {
  const there = new Set(present.map(({ dimensions }) => canonicalJson(dimensions)));
  return known.filter(({ dimensions }) => !there.has(canonicalJson(dimensions)));
}
