import type { CheckedDataset } from '@core/formula';
import type { RowExpression } from '../frame/row-expression';
import { lowerRow } from '../lower/lower-row';
import { lowerValidity } from '../lower/lower-validity';
import type { RowScope } from '../lower/row-scope';
import type { Context } from './context';

/** The conditions under which rows of an interval dataset are valid at an end of the window, or some time in it. */
export function validRows(
  { validity }: CheckedDataset,
  valid: Context['valid'],
  scope: RowScope,
): readonly RowExpression[] {
  return validity === undefined || valid === undefined ? [] : lowerValidity(validity, valid, scope, lowerRow);
}
