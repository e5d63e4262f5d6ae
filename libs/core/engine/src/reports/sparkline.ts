const BARS = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

/** A series as a line of text, its least value the lowest bar; a gap is a blank. Mail programs show it everywhere. */
export function sparkline(values: readonly (number | null)[]): string {
  const known = values.filter((value) => value !== null);
  if (known.length < 2) return '';
  const [least, most] = [Math.min(...known), Math.max(...known)];
  const barOf = (value: number) =>
    most === least ? BARS[3] : BARS[Math.round(((value - least) / (most - least)) * (BARS.length - 1))];
  return values.map((value) => (value === null ? ' ' : barOf(value))).join('');
}
