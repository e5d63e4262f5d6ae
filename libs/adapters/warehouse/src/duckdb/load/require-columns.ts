import { SourceProblem, type SourceFile } from '../source/find-source-files';
import type { StoredColumn } from './stored-column';

/** Throws a `SourceProblem` that names every column which a file lacks; `what` leads to the names that it has. */
export function requireColumns(
  columns: readonly StoredColumn[],
  { file, names, what }: { readonly file: SourceFile; readonly names: readonly string[]; readonly what: string },
): void {
  const missing = columns.filter(({ column }) => !names.includes(column)).map(({ column }) => `"${column}"`);
  if (missing.length === 0) return;
  const noun = missing.length === 1 ? 'column' : 'columns';
  throw new SourceProblem(`${file.name} has no ${noun} ${missing.join(', ')}; ${what} ${names.join(', ')}`);
}
