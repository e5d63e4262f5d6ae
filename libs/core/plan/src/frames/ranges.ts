import type { Range } from '../time/moment';

/** Equal ranges have equal keys. */
export function rangeKey({ from, to }: Range): string {
  return `${from} ${to}`;
}

export function distinctRanges(ranges: readonly Range[]): readonly Range[] {
  return [...new Map(ranges.map((range) => [rangeKey(range), range])).values()];
}

/** Whether no instant lies in a range. */
export function isEmpty({ from = -Infinity, to = Infinity }: Range): boolean {
  return from >= to;
}

/** By start, then by end. */
export function compareRanges(a: Range, b: Range): number {
  return compareNumbers(a.from ?? -Infinity, b.from ?? -Infinity) || compareNumbers(a.to ?? Infinity, b.to ?? Infinity);
}

function compareNumbers(a: number, b: number): number {
  return a === b ? 0 : a - b;
}
