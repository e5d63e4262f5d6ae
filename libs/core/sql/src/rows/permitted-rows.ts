import type { RowRestriction } from '@core/plan';
import type { Query } from '../query/query';
import { conjunction } from '../text';
import { openLevel } from './level';
import { conjuncts, lateralLines } from './related-rows';

/** The rows of a dataset for which a condition is true, with all their columns; what the condition leads to is joined beside them. */
export function compilePermittedRows({ dataset, joins, condition }: RowRestriction, query: Query): string {
  const level = openLevel({ dataset, joins, expressions: [condition], outside: refuse }, query);
  const { scope } = level;
  const rows = [`SELECT ${level.all}`, `FROM ${level.table()}`, ...level.joins()];
  const related = lateralLines(level.laterals, scope, query);
  const where = conjunction(conjuncts(condition).map((part) => scope.compile(part)));
  return [...rows, ...related, `WHERE ${where}`].join('\n');
}

function refuse(): never {
  throw new RangeError('no row and no window is around the rows that are seen');
}
