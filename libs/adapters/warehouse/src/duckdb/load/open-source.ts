import { SourceProblem, type SourceFile } from '../source/find-source-files';
import { openCsv } from './csv/csv-source';
import { fileKindOf } from './file-kind';
import { openJson } from './json/json-source';
import { openParquet } from './parquet-source';
import type { Reading } from './reading';
import type { RowSource } from './row-source';

/** Reads a file by the ending of its name. What is wrong with the file as a whole is a `SourceProblem`. */
export async function openSource(file: SourceFile, reading: Reading): Promise<RowSource> {
  const found = fileKindOf(file.name);
  if (found === undefined) throw unreadable(file.name);
  const { kind, isCompressed } = found;
  switch (kind) {
    case 'csv':
      return openCsv(file, reading, isCompressed);
    case 'json':
    case 'json_lines':
      return openJson(file, reading, { kind, isCompressed });
    case 'parquet':
      return openParquet(file, reading);
  }
}

function unreadable(name: string): SourceProblem {
  if (/\.(zip|7z|rar|tar|tgz)$/i.test(name))
    return new SourceProblem(`${name} is an archive: unpack it, or compress each file with gzip (.csv.gz)`);
  if (/\.(xlsx?|xlsm|ods|numbers)$/i.test(name)) return new SourceProblem(`${name} is a workbook: export it as CSV`);
  return new SourceProblem(
    `${name} is of no kind that can be read (.csv, .json, .jsonl, .ndjson, each also with .gz, and .parquet)`,
  );
}
