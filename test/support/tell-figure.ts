/** Tells what a run is to show although all is well: `scripts/checks.mjs` prints such lines of checks that passed, too. */
export function tellFigure(text: string): void {
  process.stdout.write(`figure: ${text}\n`);
}
