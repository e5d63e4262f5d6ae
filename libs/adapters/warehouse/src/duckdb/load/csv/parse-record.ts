import { longestRecord } from '../bounds';
import type { CsvDialect } from './csv-dialect';

/** What a record takes of the bytes of a file. */
export interface ParsedRecord {
  /** Behind its last byte, before its line break. */
  readonly end: number;
  /** Behind its line break: where the next one begins. */
  readonly next: number;
  readonly cells: number;
  /** An empty last cell, which a blank makes none. */
  readonly endsInDelimiter: boolean;
  /** Why it is none; it then ends with its first line. */
  readonly problem?: 'quote' | 'length';
}

/** A dialect as bytes. */
export interface RecordSyntax {
  readonly delimiter: number;
  readonly quote: number | undefined;
  readonly escape: number | undefined;
}

const newline = 0x0a;
const carriageReturn = 0x0d;
const blank = 0x20;

export function syntaxOf({ delimiter, quote, escape }: CsvDialect): RecordSyntax {
  return { delimiter: delimiter.charCodeAt(0), quote: quote?.charCodeAt(0), escape: escape?.charCodeAt(0) };
}

interface RecordSearch {
  readonly syntax: RecordSyntax;
  /** Whether no bytes follow these. */
  readonly isLast: boolean;
}

type State = 'start' | 'plain' | 'quoted' | 'closed' | 'broken';

/**
 * The record that begins at a byte, as RFC 4180 splits them (and as the engine does: blanks around quotes are passed over).
 * Undefined when its end is not among the bytes yet, unless they are the last ones.
 */
export function parseRecord(bytes: Buffer, start: number, { syntax, isLast }: RecordSearch): ParsedRecord | undefined {
  let [at, cells] = [start, 1];
  let state: State = 'start';
  for (; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (at - start > longestRecord) return broken(bytes, start, { problem: 'length', isLast });
    if (state === 'quoted') {
      if (isEscape(bytes, at, syntax)) at += 1;
      else if (byte === syntax.quote) state = 'closed';
      continue;
    }
    if (byte === newline || byte === carriageReturn) break;
    if (byte === syntax.delimiter) cells += 1;
    state = step(state, byte, syntax);
    if (state === 'broken') return broken(bytes, start, { problem: 'quote', isLast });
  }
  if (!isLast && !hasBreak(bytes, at)) return undefined;
  return state === 'quoted'
    ? broken(bytes, start, { problem: 'quote', isLast })
    : whole(bytes, at, { cells, delimiter: syntax.delimiter });
}

function whole(
  bytes: Buffer,
  at: number,
  { cells, delimiter }: { readonly cells: number; readonly delimiter: number },
): ParsedRecord {
  const end = Math.min(at, bytes.length);
  return { end, next: behindBreak(bytes, end), cells, endsInDelimiter: cells > 1 && bytes[end - 1] === delimiter };
}

function isEscape(bytes: Buffer, at: number, { quote, escape }: RecordSyntax): boolean {
  return bytes[at] === escape && (escape !== quote || bytes[at + 1] === quote);
}

/** Outside of quotes. */
function step(state: State, byte: number, { delimiter, quote }: RecordSyntax): State {
  if (byte === delimiter) return 'start';
  if (byte === blank) return state;
  if (byte === quote && state === 'start') return 'quoted';
  return state === 'closed' ? 'broken' : 'plain';
}

/** What begins there but is no record: its first line. */
function broken(
  bytes: Buffer,
  start: number,
  { problem, isLast }: { readonly problem: 'quote' | 'length'; readonly isLast: boolean },
): ParsedRecord | undefined {
  let end = start;
  while (end < bytes.length && bytes[end] !== newline && bytes[end] !== carriageReturn) end += 1;
  if (!isLast && !hasBreak(bytes, end)) return undefined;
  return { end, next: behindBreak(bytes, end), cells: 0, endsInDelimiter: false, problem };
}

/** Whether the whole line break is there: it may have a second byte. */
function hasBreak(bytes: Buffer, at: number): boolean {
  return at + 1 < bytes.length || bytes[at] === newline;
}

function behindBreak(bytes: Buffer, at: number): number {
  const isPair = bytes[at] === carriageReturn && bytes[at + 1] === newline;
  return Math.min(at + (isPair ? 2 : 1), bytes.length);
}
