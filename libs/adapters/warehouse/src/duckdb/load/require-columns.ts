import { SourceProblem, type SourceFile } from '../source/find-source-files';
import { showText } from './finding-list';
import type { StoredColumn } from './stored-column';

/** Names that are told where one is missing. */
const mostNames = 30;

/** Throws a `SourceProblem` that names every column which a file lacks; `what` leads to the names that it has. */
export function requireColumns(
  columns: readonly StoredColumn[],
  {
    file,
    names,
    what,
  }: { readonly file: Pick<SourceFile, 'name'>; readonly names: readonly string[]; readonly what: string },
): void {
  const missing = columns.map(({ column }) => column).filter((column) => !names.includes(column));
  if (missing.length === 0) return;
  const noun = missing.length === 1 ? 'column' : 'columns';
  const listed = names.slice(0, mostNames).map((name) => (name === '' ? '(no name)' : showText(name)));
  const more = names.length > mostNames ? ` and ${names.length - mostNames} more` : '';
  const lacks = missing.map((column) => `"${column}"`).join(', ');
  throw new SourceProblem(
    `${file.name} has no ${noun} ${lacks}; ${what} ${listed.join(', ')}${more}${adviceOf(missing, names)}`,
  );
}

/** Where a name is there in another case, or with what cannot be seen. */
function adviceOf(missing: readonly string[], names: readonly string[]): string {
  const alike = names.find((name) => missing.some((column) => bare(name) === bare(column)));
  return alike === undefined ? '' : `; "${showText(alike)}" is not written in the same way`;
}

function bare(name: string): string {
  return name
    .normalize('NFKC')
    .replace(/[\p{Cf}\s]/gu, '')
    .toLowerCase();
}
