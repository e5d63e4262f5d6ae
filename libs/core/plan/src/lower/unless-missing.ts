import { assertNever } from '@core/diagnostics';
import { valueOverNothing, type ScalarName } from '@core/formula';
import type { RowExpression } from '../frame/row-expression';
import { knownDataset } from './dataset-at';
import { plainLiteral, rowMaker } from './node-maker';
import { keyFields } from './own-fields';
import { unread, type LowerRow, type RowScope } from './row-scope';

/** Functions that may have a value although one argument is null. */
const lenient: ReadonlySet<ScalarName> = new Set<ScalarName>(['and', 'or', 'in', 'if', 'case', 'coalesce']);

/** What is computed from a row at the end of a path, as every field of a row that is not there: null, not a value over nothing. */
export function unlessMissing(value: RowExpression, row: RowScope, lower: LowerRow): RowExpression {
  const [key] = keyFields(knownDataset(row.home, row.catalog));
  if (row.prefix.length === 0 || key === undefined || isNullOverNothing(value)) return value;
  const isMissing = rowMaker.call('boolean', 'is_null', [lower(key, unread(row))]);
  return rowMaker.call(value.type, 'if', [isMissing, plainLiteral(null, value.type), value]);
}

/** Whether an expression is certainly null where all columns are. */
function isNullOverNothing(expression: RowExpression): boolean {
  switch (expression.kind) {
    case 'column':
      return true;
    case 'literal':
      return expression.value === null;
    case 'duration':
    case 'bound':
    case 'successor':
    case 'outer':
      return false;
    case 'related':
      return valueOverNothing(expression.measure.aggregate) === null;
    case 'call': {
      const { function: name, arguments: args } = expression;
      if (name === 'is_null') return false;
      return lenient.has(name) ? args.every(isNullOverNothing) : args.some(isNullOverNothing);
    }
    default:
      return assertNever(expression);
  }
}
