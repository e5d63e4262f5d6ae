/** The names of tables and values in one query. No two are equal, not even but for case, so that none hides another. */
export interface Names {
  /** Of a dataset: its own name or path where that is free, else with a number. */
  table(name: string): string;
  /** Of what a query makes up, which is called like no dataset either. */
  made(name: string): string;
  /** `related_1`, `related_2` */
  numbered(name: string): string;
}

/** An empty list of names for a query over `datasets`. */
export function createNames(datasets: readonly string[]): Names {
  const taken = new Set<string>();
  const known = new Set(datasets.map((dataset) => dataset.toLowerCase()));
  const take = (candidates: Iterable<string>, isTaken: (name: string) => boolean): string => {
    const name = firstOf(candidates, (candidate) => !isTaken(candidate.toLowerCase()));
    taken.add(name.toLowerCase());
    return name;
  };
  const isTaken = (name: string) => taken.has(name);
  const isKnown = (name: string) => taken.has(name) || known.has(name);
  return {
    table: (name) => take(withNumbers(name), isTaken),
    made: (name) => take(withNumbers(name), isKnown),
    numbered: (name) => take(numbersOf(name), isKnown),
  };
}

/** `name`, `name_2`, `name_3` … */
export function* withNumbers(name: string): Generator<string> {
  yield name;
  yield* numbersOf(name, 2);
}

/** `name_1`, `name_2` … */
export function* numbersOf(name: string, first = 1): Generator<string> {
  for (let number = first; ; number += 1) yield `${name}_${number}`;
}

/** The first of endless candidates that is free. */
export function firstOf(candidates: Iterable<string>, isFree: (candidate: string) => boolean): string {
  for (const candidate of candidates) if (isFree(candidate)) return candidate;
  throw new RangeError('no name is free');
}
