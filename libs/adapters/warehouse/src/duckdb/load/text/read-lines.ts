import { longestRecord } from '../bounds';

const newline = 0x0a;
const carriageReturn = 0x0d;

/** Whole lines that follow one another. */
export interface Lines {
  readonly bytes: Buffer;
  /** The byte of the file at which they begin. */
  readonly offset: number;
  /** What is left of a line beyond the longest; nothing follows it. */
  readonly isTooLong?: true;
}

/** How a text may be cut so that no character is. */
export interface LineCut {
  /** Bytes of a line break. */
  readonly unit: 1 | 2;
  /** Whether lines may be cut too, behind any character of ASCII; only where `unit` is 1. */
  readonly isLineCut?: boolean | undefined;
}

/** Cuts bytes behind line breaks, so that no character is cut. */
export async function* readLines(chunks: AsyncIterable<Buffer>, cut: LineCut): AsyncGenerator<Lines> {
  let [rest, offset]: [Buffer, number] = [Buffer.alloc(0), 0];
  for await (const chunk of chunks) {
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    const end = endOfLines(bytes, cut);
    if (end > 0) yield { bytes: bytes.subarray(0, end), offset };
    offset += end;
    rest = bytes.subarray(end);
    if (rest.length > longestRecord) {
      yield { bytes: rest, offset, isTooLong: true };
      return;
    }
  }
  if (rest.length > 0) yield { bytes: rest, offset };
}

/** Each line of several, with its line break. */
export function* splitLines(bytes: Buffer, unit: 1 | 2): Generator<Buffer> {
  const breaks = bytes.includes(newline) ? newline : carriageReturn;
  for (let start = 0; start < bytes.length;) {
    const end = breakAfter(bytes, start, { unit, breaks });
    yield bytes.subarray(start, end);
    start = end;
  }
}

/** Behind the last line break, 0 when there is none. A file whose lines end in CR alone is cut there. */
function endOfLines(bytes: Buffer, { unit, isLineCut }: LineCut): number {
  if (isLineCut) return bytes.findLastIndex((byte) => byte < 0x80) + 1;
  if (unit === 1) {
    const end = bytes.lastIndexOf(newline) + 1;
    return end > 0 ? end : bytes.lastIndexOf(carriageReturn) + 1;
  }
  for (let at = bytes.length - (bytes.length % 2) - 2; at >= 0; at -= 2) {
    if (isWideBreak(bytes, at)) return at + 2;
  }
  return 0;
}

function breakAfter(
  bytes: Buffer,
  start: number,
  { unit, breaks }: { readonly unit: 1 | 2; readonly breaks: number },
): number {
  if (unit === 1) {
    const at = bytes.indexOf(breaks, start);
    return at === -1 ? bytes.length : at + 1;
  }
  let at = start;
  while (at < bytes.length && !isWideBreak(bytes, at)) at += 2;
  return Math.min(at + 2, bytes.length);
}

/** U+000A in either byte order: another character of one such byte and a zero is U+0A00, which no text has. */
function isWideBreak(bytes: Buffer, at: number): boolean {
  const [first, second] = [bytes[at], bytes[at + 1]];
  return (first === newline && second === 0) || (first === 0 && second === newline);
}
