import type { ScalarName } from '@core/formula';
import { binding, infix } from '../../fragment';
import { nonZero, numbers } from '../default/arithmetic';
import { argumentAt } from '../default/operands';
import { pair } from '../default/text';
import type { ScalarCompiler } from '../dialect';

/** Where DuckDB has a shorter or faster way than the default. */
export const duckdbScalars = {
  /** `/` is always the division of doubles. @see https://duckdb.org/docs/stable/sql/functions/numeric */
  divide: (call, scope) => {
    const [dividend, divisor] = numbers(call, scope);
    return nonZero(argumentAt(call, 1), divisor, scope, (by) => infix('/', binding.multiply, [dividend, by], 'number'));
  },
  /** @see https://duckdb.org/docs/stable/sql/functions/text */
  contains: (call, scope) => pair('contains', call, scope),
  ends_with: (call, scope) => pair('ends_with', call, scope),
} satisfies Partial<Record<ScalarName, ScalarCompiler>>;
