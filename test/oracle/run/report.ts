/** What a process says of its part of a campaign. */
export interface ProcessReport {
  readonly worlds: number;
  readonly cases: number;
  readonly nodes: number;
  readonly rows: number;
  readonly cells: number;
  /** Cells that were not compared, for rounding could turn them. */
  readonly fragile: number;
  /** Refused formulas, by code. */
  readonly refusals: Readonly<Record<string, number>>;
  /** The first refusal of each code in words. */
  readonly words: Readonly<Record<string, string>>;
  /** Ready cases, shrunk. */
  readonly failures: readonly string[];
}

/** A campaign in one paragraph. */
export function summarize(
  { worlds, cases, nodes, rows, cells, fragile, refusals, failures }: ProcessReport,
  seed: number,
): string {
  const refused = Object.entries(refusals)
    .toSorted(([, a], [, b]) => b - a)
    .map(([code, count]) => `${code} ${count}`);
  return [
    `seed ${seed}: ${cases} cases of ${nodes} nodes in ${worlds} worlds`,
    `${rows} rows, ${cells} cells compared but for ${fragile}`,
    `refused: ${refused.length === 0 ? 'none' : refused.join(', ')}`,
    `failures: ${failures.length}`,
  ].join('\n');
}
