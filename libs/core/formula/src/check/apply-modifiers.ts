import type { ModifiedNode } from '../syntax/syntax-node';
import type { Expression, FieldReference } from '../tree/expression';
import type { MetricLeaf } from '../tree/metric-leaf';
import type { CheckContext } from './context';
import { fieldsOf } from './leaves';
import { seenFrom, type FieldUse } from './settle';

type Applying = Pick<CheckContext, 'names' | 'findings' | 'source'>;

/** A filter over a ratio filters each aggregate beneath: all must reach its fields, or drop them by `.total`. */
export function applyWhere(condition: Expression, leaves: readonly MetricLeaf[], context: Applying): void {
  for (const field of fieldsOf(condition)) checkLeaves(field, leaves, 'filtered', context);
}

/** Another time field takes hold where no inner `.on` has. */
export function applyOn(
  field: FieldReference,
  leaves: readonly MetricLeaf[],
  node: ModifiedNode,
  context: Applying,
): void {
  const open = leaves.filter(({ placed }) => !placed);
  if (open.length === 0 && leaves.length > 0) {
    context.findings.report('formula.no_effect', { modifier: 'on', inner: '.on(…)' }, node.name.span);
  }
  checkLeaves(field, open, 'placed in time', context);
}

/** Reports every dataset beneath that does not reach a field, unless a `.total` drops that dimension there. */
export function checkLeaves(
  field: FieldReference,
  leaves: readonly MetricLeaf[],
  use: FieldUse,
  context: Applying,
): void {
  const written = context.source.slice(field.span.start, field.span.end);
  const names = [
    written,
    [...field.path, field.field].join('.'),
    [field.dataset, ...field.path, field.field].join('.'),
  ];
  const isDropped = ({ dropped }: MetricLeaf) => dropped === 'all' || names.some((name) => dropped.includes(name));
  const datasets = new Set(leaves.filter((leaf) => !isDropped(leaf)).map(({ dataset }) => dataset));
  for (const dataset of datasets) seenFrom(field, dataset, use, context);
}
