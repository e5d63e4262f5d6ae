import type { Place } from '@core/diagnostics';

/** A source file with an index of its lines, so that each place costs a binary search. */
export interface SourceText {
  readonly text: string;
  readonly file?: string;
  /** Offset at which each line starts. */
  readonly line_starts: readonly number[];
}

/** Longer lines are not carried along with a finding. */
const LONGEST_SHOWN = 1000;

/** Offsets in `text` count UTF-16 units; a byte-order mark must be gone already. */
export function indexSource(text: string, file?: string): SourceText {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return { text, line_starts: starts, ...(file !== undefined && { file }) };
}

/** The place of `[from, end)` without leading white space; a range over several lines ends with its first. */
export function placeOf({ text, file, line_starts }: SourceText, from: number, end: number): Place {
  let start = from;
  while (text[start] === ' ' || text[start] === '\t') start += 1;
  let low = 0;
  let high = line_starts.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((line_starts[middle] ?? 0) <= start) low = middle;
    else high = middle - 1;
  }
  const lineStart = line_starts[low] ?? 0;
  const line = text.slice(lineStart, (line_starts[low + 1] ?? text.length + 1) - 1).replace(/\r$/u, '');
  const column = Math.min(start - lineStart, line.length) + 1;
  const last = Math.min(end - lineStart, line.trimEnd().length) + 1;
  return {
    ...(file !== undefined && { file }),
    line: low + 1,
    column,
    end_column: Math.max(column + 1, last),
    ...(line.length <= LONGEST_SHOWN && { text: line }),
  };
}
