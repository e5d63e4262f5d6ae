import type { CsvDialect } from './csv-dialect';

/** The cells of one record; undefined when a quote does not close in it, or text follows one that does. */
export function splitRecord(text: string, { delimiter, quote, escape }: CsvDialect): readonly string[] | undefined {
  if (quote === undefined) return text.split(delimiter);
  const cells: string[] = [];
  for (let at = 0; ;) {
    const isQuoted = text[at] === quote;
    const cell = isQuoted ? readQuoted(text, at + 1, { quote, escape }) : readPlain(text, at, delimiter);
    if (cell === undefined) return undefined;
    cells.push(cell.text);
    if (cell.end >= text.length) return cells;
    if (text[cell.end] !== delimiter) return undefined;
    at = cell.end + 1;
  }
}

interface Cell {
  readonly text: string;
  readonly end: number;
}

function readPlain(text: string, start: number, delimiter: string): Cell {
  const found = text.indexOf(delimiter, start);
  const end = found === -1 ? text.length : found;
  return { text: text.slice(start, end), end };
}

function readQuoted(
  text: string,
  start: number,
  { quote, escape }: { readonly quote: string; readonly escape: string | undefined },
): Cell | undefined {
  let cell = '';
  for (let at = start; at < text.length; at += 1) {
    const [character = '', next] = [text[at], text[at + 1]];
    if (character === escape && (next === quote || (next === escape && escape !== quote))) {
      cell += next;
      at += 1;
    } else if (character === quote) return { text: cell, end: at + 1 };
    else cell += character;
  }
  return undefined;
}
