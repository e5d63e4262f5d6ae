import type { Charset } from '@core/definition';
import { SourceProblem } from '../../source/find-source-files';
import { encodingOf, type TextEncoding } from './text-encoding';

/** How the text of a file is encoded, and how long the byte order mark before it is. */
export interface FoundEncoding {
  readonly encoding: TextEncoding;
  readonly mark: number;
}

const marks = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
] as const;

/** Files of other kinds by their first bytes. */
const otherKinds = [
  ['is a ZIP archive, such as a workbook; unpack it, or export it as CSV', [0x50, 0x4b, 0x03, 0x04]],
  [
    'is compressed with gzip, which its name has to say (.csv.gz), or the header of an upload (Content-Encoding: gzip)',
    [0x1f, 0x8b],
  ],
  [
    'is a Parquet file, which its name has to say (.parquet), or the Content-Type of an upload',
    [0x50, 0x41, 0x52, 0x31],
  ],
] as const;

/**
 * What the byte order mark of a file says, else what was declared, else UTF-8. A mark that contradicts the declaration and the
 * first bytes of another kind of file are `SourceProblem`s.
 */
export function findCharset(name: string, first: Uint8Array, declared: Charset | undefined): FoundEncoding {
  const begins = (bytes: readonly number[]) => bytes.every((byte, index) => first[index] === byte);
  const other = otherKinds.find(([, bytes]) => begins(bytes));
  if (other) throw new SourceProblem(`${name} ${other[0]}`);
  const mark = marks.find(([, bytes]) => begins(bytes));
  if (!mark) {
    if (declared === 'utf-16')
      throw new SourceProblem(`${name} has no byte order mark; its charset is to be declared as utf-16le or utf-16be`);
    return { encoding: encodingOf(declared ?? 'utf-8'), mark: 0 };
  }
  const [charset, { length }] = mark;
  if (declared !== undefined && declared !== charset && !(declared === 'utf-16' && charset !== 'utf-8'))
    throw new SourceProblem(`${name} begins with the byte order mark of ${charset}, but should be ${declared}`);
  return { encoding: encodingOf(charset), mark: length };
}
