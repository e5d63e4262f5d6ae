import type { Charset } from '@core/definition';
import { SourceProblem, type SourceFile } from '../../source/find-source-files';
import { longestRecord } from '../bounds';
import { findCharset, type FoundEncoding } from './find-charset';
import { readBytes } from './read-bytes';
import { readLines, splitLines, type Lines } from './read-lines';
import { findBadByte, isValidUtf8 } from './text-encoding';

/** How a text file is stored. */
export interface TextStorage {
  readonly isCompressed: boolean;
  /** UTF-8 when absent. */
  readonly charset?: Charset | undefined;
  /** Whether lines may have any length: they are cut then. Only for UTF-8. */
  readonly hasLongLines?: boolean;
  /** Ends the reading with its reason. */
  readonly signal?: AbortSignal | undefined;
}

/** Reads a text file in whole lines, with little memory. What is not text of its character set is a `SourceProblem`. */
export class TextReader {
  private constructor(
    readonly file: SourceFile,
    private readonly storage: TextStorage,
    private readonly found: FoundEncoding,
  ) {}

  static async open(file: SourceFile, storage: TextStorage): Promise<TextReader> {
    let first: Buffer = Buffer.alloc(0);
    for await (const chunk of readBytes(file, storage.isCompressed)) {
      first = chunk.subarray(0, 4);
      break;
    }
    if (first.length === 0) throw new SourceProblem(`${file.name} is empty`);
    return new TextReader(file, storage, findCharset(file.name, first, storage.charset));
  }

  /** Whether the file can be read as it lies there: it is UTF-8 and not compressed. */
  get isPlain(): boolean {
    return !this.storage.isCompressed && this.found.encoding.charset === 'utf-8';
  }

  /** Reads all of a plain file and finds nothing that is not UTF-8. */
  async check(): Promise<void> {
    for await (const lines of this.lines()) {
      if (!isValidUtf8(lines.bytes) || lines.bytes.includes(0)) await this.refuse(lines);
    }
  }

  /** The text of the file, in pieces of whole lines, without a byte order mark. */
  async *read(): AsyncGenerator<string> {
    const { encoding, mark } = this.found;
    for await (const lines of this.lines()) {
      const text = encoding.decode(lines.offset === 0 ? lines.bytes.subarray(mark) : lines.bytes);
      if (text === undefined || text.includes('\0')) await this.refuse(lines);
      else yield text;
    }
  }

  private async *lines(): AsyncGenerator<Lines> {
    for await (const lines of this.allLines()) {
      this.storage.signal?.throwIfAborted();
      if (lines.isTooLong) await this.refuse(lines);
      yield lines;
    }
  }

  private allLines(): AsyncGenerator<Lines> {
    const { isCompressed, hasLongLines: isLineCut } = this.storage;
    return readLines(readBytes(this.file, isCompressed), { unit: this.found.encoding.unit, isLineCut });
  }

  /** Says in which line, and at which byte, something is wrong. */
  private async refuse({ bytes, offset, isTooLong }: Lines): Promise<never> {
    const { encoding } = this.found;
    let [line, start] = [await this.lineAt(offset), offset];
    if (isTooLong) throw new SourceProblem(`${this.file.name}, line ${line} is longer than ${longestRecord} bytes`);
    for (const one of splitLines(bytes, encoding.unit)) {
      const text = encoding.decode(one);
      if (text === undefined) throw this.notInCharset(line, start, one);
      if (text.includes('\0')) throw this.holdsNul(line, text);
      line += 1;
      start += one.length;
    }
    throw new SourceProblem(`${this.file.name} is not ${encoding.charset}`);
  }

  private notInCharset(line: number, start: number, bytes: Buffer): SourceProblem {
    const { encoding } = this.found;
    const bad = findBadByte(encoding, bytes);
    const byte = bytes[bad];
    const what = byte === undefined ? 'its last character is cut off' : `byte ${start + bad + 1} of it is ${hex(byte)}`;
    const advice = this.storage.charset === undefined ? '; another charset has to be declared in source.format' : '';
    const charset = encoding.charset.toUpperCase();
    return new SourceProblem(`${this.file.name} is not ${charset} in line ${line}: ${what}${advice}`);
  }

  private holdsNul(line: number, text: string): SourceProblem {
    const place = `${this.file.name}, line ${line} holds a NUL at character ${text.indexOf('\0') + 1}`;
    const advice =
      this.found.encoding.charset === 'utf-8' ? '; UTF-16 has to be declared as charset utf-16le or utf-16be' : '';
    return new SourceProblem(place + advice);
  }

  private async lineAt(offset: number): Promise<number> {
    const { encoding } = this.found;
    let line = 1;
    for await (const lines of this.allLines()) {
      if (lines.offset >= offset) break;
      line += encoding.decode(lines.bytes)?.match(/\r\n|[\r\n]/g)?.length ?? 0;
    }
    return line;
  }
}

function hex(byte: number): string {
  return byte.toString(16).toUpperCase().padStart(2, '0');
}
