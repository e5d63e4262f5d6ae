import { open } from 'node:fs/promises';
import { SourceProblem, type SourceFile } from '../../source/find-source-files';
import { longestRecord, mostColumns } from '../bounds';
import type { CsvDialect } from './csv-dialect';
import { splitRecord } from './split-record';

/** The names of a CSV file's columns: those of its first line, or the declared ones of a file without header. */
export async function readHeader({ name, path }: SourceFile, dialect: CsvDialect): Promise<readonly string[]> {
  const names = dialect.header ?? headerOf(name, await readFirstLine(path), dialect);
  if (names.length > mostColumns)
    throw new SourceProblem(`${name} has ${names.length} columns, of which ${mostColumns} are the most`);
  return names;
}

function headerOf(name: string, line: string, dialect: CsvDialect): readonly string[] {
  if (line.trim() === '') throw new SourceProblem(`${name} has no header in line 1`);
  const names = splitRecord(line, dialect);
  if (names === undefined) throw new SourceProblem(`the header of ${name} has a quote that does not close in line 1`);
  return names;
}

/** Without a byte order mark; the file is known to be UTF-8. */
async function readFirstLine(path: string): Promise<string> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(longestRecord), 0, longestRecord, 0);
    const end = buffer.subarray(0, bytesRead).findIndex((byte) => byte === 0x0a || byte === 0x0d);
    return new TextDecoder().decode(buffer.subarray(0, end === -1 ? bytesRead : end));
  } finally {
    await file.close();
  }
}
