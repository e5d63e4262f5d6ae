import { diagnose, type Diagnostic } from '@core/diagnostics';
import { isTooLong, longestName, splitTableName } from '../split-table-name';
import type { DatasetDefinition } from '../types/dataset';

/** What a source in a database cannot have: names that the database would cut, an empty step in the name of its table. */
export function checkConnection({ source, fields }: DatasetDefinition): readonly Diagnostic[] {
  if (!('connection' in source)) return [];
  return [
    ...('table' in source ? checkTable(source.table) : []),
    ...fields.flatMap(({ name, column = name, formula }, index) =>
      formula === undefined && isTooLong(column) ? [longColumn(column, `/fields/${index}`)] : [],
    ),
  ];
}

function checkTable(table: string): readonly Diagnostic[] {
  const problem = findProblem(splitTableName(table));
  if (problem === undefined) return [];
  const hint = 'write the name as the database has it, such as orders or sales.orders; quotes are put around it';
  const words = { problem: `the table "${table}" ${problem}`, hint };
  return [diagnose('definition.source_connection', words, { path: '/source/table' })];
}

function findProblem(steps: readonly string[]): string | undefined {
  if (steps.length > 2) return 'has more than a schema and a name';
  if (steps.some((step) => step.trim() === '')) return 'has an empty step';
  if (steps.some((step) => /["\p{Cc}\p{Cs}]/u.test(step))) return 'has a quote, or a character that cannot be seen';
  return steps.some(isTooLong)
    ? `has a name of more than ${longestName} bytes, which the database would cut`
    : undefined;
}

function longColumn(column: string, path: string): Diagnostic {
  const problem = `the column "${column}" has more than ${longestName} bytes, which the database would cut`;
  return diagnose('definition.source_connection', { problem, hint: 'give it a shorter name in a query' }, { path });
}
