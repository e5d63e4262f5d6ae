/**
 * Work that may be laid aside after each of its steps, which take a few milliseconds: whoever has it done decides when it goes
 * on, and whether. What it gives comes at the end.
 */
export type Steps<T> = Generator<undefined, T, undefined>;

/** Does all that is left at once. */
export function finish<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** A loop from 0 to below `count`, a slice in each step: `work` makes the passes `[from, to)`. */
export function* inSlices(
  count: number,
  work: (from: number, to: number) => void,
  length: number = sliceLengths.cells,
): Steps<void> {
  for (let from = 0; from < count; from += length) {
    work(from, Math.min(count, from + length));
    yield;
  }
}

/** Passes that a step makes: some that look at cells take less than a microsecond each, one that evaluates formulas may take fifty. */
export const sliceLengths = { cells: 20_000, formulas: 512 } as const;
