import type { Charset } from '@core/definition';
import { SourceProblem, type SourceFile } from '../../source/find-source-files';
import { requireColumns } from '../require-columns';
import type { StoredColumn } from '../stored-column';
import type { CsvDialect } from './csv-dialect';
import { splitRecord } from './split-record';

interface Expected {
  readonly columns: readonly StoredColumn[];
  readonly dialect: CsvDialect;
  /** The declared one: told with the header, for another one makes other names of the same bytes. */
  readonly charset: Charset | undefined;
}

const otherDelimiters = [',', ';', '|', '\t'] as const;

/** Where the columns stand in a header, from 0. One that is missing or there twice is a `SourceProblem`. */
export function findColumns(
  file: SourceFile,
  header: readonly string[],
  { columns, dialect, charset }: Expected,
): readonly number[] {
  refuseOtherDelimiter(file, header, { columns, dialect });
  const what = charset === undefined ? 'its header is' : `read as ${charset}, its header is`;
  requireColumns(columns, { file, names: header, what });
  return columns.map(({ column }) => {
    const place = header.indexOf(column);
    if (header.indexOf(column, place + 1) !== -1) throw new SourceProblem(`${file.name} has two columns "${column}"`);
    return place;
  });
}

/** When the whole header is one cell that another delimiter would part into the columns that are needed. */
function refuseOtherDelimiter(
  { name }: SourceFile,
  header: readonly string[],
  { columns, dialect }: Omit<Expected, 'charset'>,
): void {
  const [only = ''] = header;
  if (header.length > 1 || dialect.header !== undefined) return;
  const meant = otherDelimiters.find((delimiter) => {
    const names = splitRecord(only, { ...dialect, delimiter }) ?? [];
    return names.length > 1 && columns.some(({ column }) => names.includes(column));
  });
  if (meant === undefined || columns.every(({ column }) => column === only)) return;
  const word = meant === '\t' ? 'tabs' : `"${meant}"`;
  const declared = meant === '\t' ? 'tab' : meant;
  throw new SourceProblem(
    `the header of ${name} looks separated by ${word}, which source.format has to declare as delimiter: "${declared}"`,
  );
}
