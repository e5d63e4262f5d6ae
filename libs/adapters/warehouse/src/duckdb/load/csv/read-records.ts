import { createReadStream } from 'node:fs';
import { longestRecord } from '../bounds';
import type { CsvDialect } from './csv-dialect';
import { parseRecord, syntaxOf, type ParsedRecord } from './parse-record';

/** A CSV file in UTF-8. */
export interface CsvFile {
  readonly path: string;
  readonly dialect: CsvDialect;
  /** How many columns it has. */
  readonly width: number;
}

/** A record after the header. */
export interface CsvRecord {
  /** In which it begins, from 1. */
  readonly line: number;
  /** Without its line break. */
  readonly bytes: Buffer;
  /** What is wrong with it, after its place. */
  readonly problem?: string | undefined;
}

const mark = Buffer.from('\ufeff');

/**
 * The records of a file, part by part, its header and empty lines passed over (but in a file of one column, where an empty
 * line is a row).
 */
export async function* readRecords(file: CsvFile): AsyncGenerator<Iterable<CsvRecord>> {
  const walk = new RecordWalk(file);
  for await (const chunk of createReadStream(file.path, { highWaterMark: 256 * 1024 }))
    yield walk.take(chunk as Buffer);
  yield walk.finish();
}

/** Finds the records of a file in the pieces that it comes in; each piece is to be walked through before the next. */
export class RecordWalk {
  readonly #syntax;
  #rest: Buffer = Buffer.alloc(0);
  #line = 1;
  #isHeader: boolean;
  #isFirst = true;

  constructor(private readonly file: Pick<CsvFile, 'dialect' | 'width'>) {
    this.#syntax = syntaxOf(file.dialect);
    this.#isHeader = file.dialect.header === undefined;
  }

  take(chunk: Buffer): Generator<CsvRecord> {
    return this.walk(this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]), false);
  }

  finish(): Generator<CsvRecord> {
    return this.walk(this.#rest, true);
  }

  private *walk(bytes: Buffer, isLast: boolean): Generator<CsvRecord> {
    if (this.#isFirst && bytes.length < mark.length && !isLast) {
      this.#rest = bytes;
      return;
    }
    let at = this.begin(bytes);
    while (at < bytes.length) {
      const parsed = parseRecord(bytes, at, { syntax: this.#syntax, isLast });
      if (parsed === undefined) break;
      const record = bytes.subarray(at, parsed.end);
      if (!this.#isHeader && (record.length > 0 || this.file.width === 1))
        yield { line: this.#line, bytes: record, problem: this.problemOf(parsed) };
      this.#isHeader = false;
      this.#line += countBreaks(bytes, at, parsed.next);
      at = parsed.next;
    }
    this.#rest = bytes.subarray(at);
  }

  /** Behind the byte order mark with which the first bytes may begin. */
  private begin(bytes: Buffer): number {
    if (!this.#isFirst) return 0;
    this.#isFirst = false;
    return bytes.subarray(0, mark.length).equals(mark) ? mark.length : 0;
  }

  private problemOf({ cells, endsInDelimiter, problem }: ParsedRecord): string | undefined {
    const { width } = this.file;
    if (problem === 'quote') return 'has a quote that does not close, or text after a closing quote';
    if (problem === 'length') return `is longer than ${longestRecord} bytes`;
    if (cells === width || (cells === width + 1 && endsInDelimiter)) return undefined;
    return `has ${cells} ${cells === 1 ? 'column' : 'columns'} where the header has ${width}`;
  }
}

function countBreaks(bytes: Buffer, start: number, end: number): number {
  let count = 0;
  for (let at = start; at < end; at += 1) {
    const byte = bytes[at];
    if (byte === 0x0a || (byte === 0x0d && bytes[at + 1] !== 0x0a)) count += 1;
  }
  return count;
}
