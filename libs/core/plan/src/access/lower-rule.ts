import { diagnose, type Diagnostic } from '@core/diagnostics';
import type { CheckedAccessRule } from '@core/formula';
import type { RowExpression } from '../frame/row-expression';
import { lowerRow } from '../lower/lower-row';
import { plainLiteral } from '../lower/node-maker';
import type { RowScope } from '../lower/row-scope';

const nodeLimit = 10_000;

/**
 * The condition of a rule with the values of a caller. It is read with full rights: also what is hidden or restricted for the caller
 * may decide which rows are seen.
 */
export function lowerRule(
  { condition, datasets }: CheckedAccessRule,
  dataset: string,
  { catalog, parameter }: Pick<RowScope, 'catalog' | 'parameter'>,
): { readonly condition: RowExpression } | { readonly problems: readonly Diagnostic[] } {
  const unsound = datasets.filter((name) => catalog.dataset(name) === undefined);
  if (unsound.length > 0)
    return { problems: unsound.map((name) => diagnose('formula.unsound', { kind: 'dataset', name })) };
  if (condition === undefined) return { condition: plainLiteral(true) };
  const problems: Diagnostic[] = [];
  let left = nodeLimit;
  const scope: RowScope = {
    catalog,
    home: dataset,
    prefix: [],
    parameter,
    bound: refuse,
    as_of: refuse,
    hours: (name = '') => {
      const hours = catalog.calendar(name)?.hours;
      if (hours === undefined) problems.push(diagnose('run.no_working_hours', { calendar: name }));
      return hours;
    },
    onUnreachable: refuse,
    onRead: () => undefined,
    spend: () => {
      left -= 1;
      if (left === -1) problems.push(diagnose('run.too_complex', { limit: nodeLimit }));
      return left >= 0;
    },
  };
  const lowered = lowerRow(condition, scope);
  return problems.length > 0 ? { problems } : { condition: lowered };
}

/** The check of a dataset has refused it. */
function refuse(): never {
  throw new TypeError('a rule of access reads nothing but rows');
}
