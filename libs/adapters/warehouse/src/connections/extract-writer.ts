import { open, type FileHandle } from 'node:fs/promises';
import { DomainError } from '@core/diagnostics';
import { longestRecord } from '../duckdb/load/bounds';
import type { ReadLimits, ReadRows } from './connection-reader';
import { RowDigest } from './row-digest';

/** The texts of a row, in the order of the columns. */
export type TextRow = readonly (string | null)[];

export interface ExtractOptions {
  readonly dataset: string;
  /** What its rows are called in findings. */
  readonly source: string;
  /** Whether the order of the rows is part of what they are. */
  readonly ordered: boolean;
  readonly limits: Pick<ReadLimits, 'rows' | 'bytes'>;
}

/**
 * Writes rows as CSV, with one more cell that says what is wrong with a row that is none: it is too long to be read. The extract of no
 * rows is its header.
 */
export class ExtractWriter {
  readonly #digest: RowDigest;
  #file: FileHandle | undefined;
  #rows = 0;
  #bytes = 0;

  constructor(
    private readonly columns: readonly string[],
    private readonly options: ExtractOptions,
  ) {
    this.#digest = new RowDigest(options.ordered);
  }

  get bytes(): number {
    return this.#bytes;
  }

  async open(target: string): Promise<void> {
    this.#file = await open(target, 'wx');
    await this.put([...this.columns, 'broken'].map(csvCell).join(','));
  }

  /** Adds rows; more than the limits allow are refused. Answers the bytes that they took. */
  async add(rows: readonly TextRow[]): Promise<number> {
    const { dataset, source, limits } = this.options;
    const before = this.#bytes;
    const lines = rows.map((row) => this.lineOf(row));
    this.#rows += lines.length;
    if (this.#rows > limits.rows)
      throw DomainError.of('limit.read_rows', { dataset, source, limit: limits.rows, observed: this.#rows });
    if (lines.length > 0) await this.put(lines.join('\n'));
    if (this.#bytes > limits.bytes)
      throw DomainError.of('limit.read_size', { dataset, source, limit: limits.bytes, observed: this.#bytes });
    return this.#bytes - before;
  }

  finish(): ReadRows {
    return { row_count: this.#rows, bytes: this.#bytes, content: this.#digest.finish() };
  }

  async close(): Promise<void> {
    await this.#file?.close();
  }

  private lineOf(row: TextRow): string {
    const line = `${row.map(csvCell).join(',')},`;
    const isShort = line.length * 3 <= longestRecord || Buffer.byteLength(line) <= longestRecord;
    const kept = isShort ? line : `${','.repeat(row.length)}${csvCell(`is longer than ${longestRecord} bytes`)}`;
    this.#digest.add(kept);
    return kept;
  }

  private async put(text: string): Promise<void> {
    const bytes = Buffer.from(`${text}\n`);
    await this.#file?.write(bytes);
    this.#bytes += bytes.length;
  }
}

function csvCell(text: string | null): string {
  return text === null ? '' : `"${text.replaceAll('"', '""')}"`;
}
