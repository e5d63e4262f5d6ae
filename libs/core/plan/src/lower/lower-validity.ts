import type { CheckedValidity, RelatedAggregate, ScalarName } from '@core/formula';
import type { RowExpression } from '../frame/row-expression';
import type { MomentForm } from './beside-date';
import { knownDataset } from './dataset-at';
import { rowMaker } from './node-maker';
import { keyFields } from './own-fields';
import type { LowerRow, RowScope } from './row-scope';

/** An end of the window, or any time in it. */
type Valid = NonNullable<RelatedAggregate['validity']>;
type End = 'from' | 'to';

/**
 * The conditions under which a row of an interval dataset, that of `scope`, is valid just before an end of the window, or at
 * some time in it. A null start is always, a null end never; so are the open ends of a window.
 */
export function lowerValidity(
  validity: CheckedValidity,
  valid: Valid,
  scope: RowScope,
  lower: LowerRow,
): readonly RowExpression[] {
  const from = lower(validity.from, scope);
  const to = validity.kind === 'fields' ? lower(validity.to, scope) : successorOf(validity, scope, lower);
  const lasts = valid === 'during' ? [unlessNull([from, to], call('less', [from, to]))] : [];
  return [
    ...startsBefore(from, valid === 'start' ? 'from' : 'to', scope),
    ...endsAfter(to, valid === 'end' ? 'to' : 'from', valid === 'during' ? 'greater' : 'greater_or_equal', scope),
    ...lasts,
  ];
}

/** The start of the next row of the same keys. */
function successorOf(
  { from, per }: Extract<CheckedValidity, { kind: 'until_next' }>,
  scope: RowScope,
  lower: LowerRow,
): RowExpression {
  const value = lower(from, scope);
  const ties = keyFields(knownDataset(scope.home, scope.catalog)).map((field) => lower(field, scope));
  const keys = per.map((field) => lower(field, scope));
  return { kind: 'successor', type: from.type, value, per: keys, order: [value, ...ties] };
}

/** Before an open end everything starts; before an open start only what is always. */
function startsBefore(from: RowExpression, end: End, scope: RowScope): readonly RowExpression[] {
  const moment = momentOf(end, from, scope);
  if (isOpen(moment)) return end === 'to' ? [] : [isNull(from)];
  return [unlessNull([from], call('less', [from, moment]))];
}

/** After an open start everything ends; after an open end only what never does. */
function endsAfter(to: RowExpression, end: End, name: ScalarName, scope: RowScope): readonly RowExpression[] {
  const moment = momentOf(end, to, scope, name === 'greater' ? 'day' : 'date');
  if (isOpen(moment)) return end === 'from' ? [] : [isNull(to)];
  return [unlessNull([to], call(name, [to, moment]))];
}

/** An end as a date compares with it: what begins before it begins before the next midnight, what ends after it after its day. */
function momentOf(end: End, { type }: RowExpression, { bound }: RowScope, form: MomentForm = 'date'): RowExpression {
  return bound(end, type === 'date' ? form : 'timestamp');
}

function isOpen(moment: RowExpression): boolean {
  return moment.kind === 'literal' && moment.value === null;
}

function unlessNull(values: readonly RowExpression[], condition: RowExpression): RowExpression {
  return call('or', [...values.map(isNull), condition]);
}

function isNull(value: RowExpression): RowExpression {
  return call('is_null', [value]);
}

function call(name: ScalarName, args: readonly RowExpression[]): RowExpression {
  return rowMaker.call('boolean', name, args);
}
