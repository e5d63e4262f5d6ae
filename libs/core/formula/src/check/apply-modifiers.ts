import type { ModifiedNode } from '../syntax/syntax-node';
import type { Expression, FieldReference, Modifier } from '../tree/expression';
import type { MetricLeaf } from '../tree/metric-leaf';
import type { CheckContext } from './context';
import { checkDimension } from './dimension-names';
import { fieldsOf } from './leaves';
import { refuseNoEffect } from './no-effect';
import { seenFrom, type FieldUse } from './settle';
import { isInterval } from './settle-leaves';

type Applying = Pick<CheckContext, 'names' | 'findings' | 'source'>;

/** Checks what only a modifier and the aggregates beneath it show together. */
export function applyModifier(
  modifier: Modifier,
  leaves: readonly MetricLeaf[],
  node: ModifiedNode,
  context: CheckContext,
): void {
  refuseNoEffect(modifier, leaves, node, context);
  switch (modifier.kind) {
    case 'where':
      return applyWhere(modifier.condition, leaves, context);
    case 'on': {
      const open = leaves.filter(({ placed }) => placed === undefined);
      return checkLeaves(modifier.field, open, 'placed in time', context);
    }
    case 'at':
    case 'during':
      return requireInterval(leaves, node, context);
    case 'between':
      return refuseMoved(leaves, node, context);
    case 'running_along':
      return applyRunning(modifier.dimension.name, leaves, node, context);
    default:
      return undefined;
  }
}

/** A filter over a ratio filters each aggregate beneath: all must reach its fields, or drop them by `.total`. */
export function applyWhere(condition: Expression, leaves: readonly MetricLeaf[], context: Applying): void {
  for (const field of fieldsOf(condition)) checkLeaves(field, leaves, 'filtered', context);
}

/** `.at` and `.during` ask for rows that hold for a time. */
function requireInterval(leaves: readonly MetricLeaf[], { name }: ModifiedNode, { names, findings }: Applying): void {
  const datasets = [...new Set(leaves.map(({ dataset }) => dataset))];
  if (datasets.length === 0 || datasets.some((dataset) => isInterval(dataset, names))) return;
  findings.report('formula.no_interval', { modifier: name.name, datasets }, name.span);
}

/** A fixed window stands in place of the bucket, also of one that was moved. */
function refuseMoved(leaves: readonly MetricLeaf[], { name }: ModifiedNode, { findings }: Applying): void {
  if (!leaves.some(({ shifted, window }) => shifted && window === undefined)) return;
  findings.report('formula.fixed_window_moved', {}, name.span);
}

/** A dimension to run along is one that every aggregate beneath reaches, and the only one. */
function applyRunning(
  dimension: string,
  leaves: readonly MetricLeaf[],
  { name, arguments: [argument] }: ModifiedNode,
  context: CheckContext,
): void {
  const inner = leaves.find(({ along }) => along !== undefined && along !== dimension)?.along;
  if (inner !== undefined) context.findings.report('formula.running_twice', { dimension, inner }, name.span);
  const field = argument?.kind === 'path' ? checkDimension(argument, context) : undefined;
  if (field) checkLeaves(field, leaves, 'run along', context);
}

/** Whether `.total` drops a dimension for a leaf, by any name that the dimension has. */
export function isDropped({ dropped }: MetricLeaf, field: FieldReference, source: string): boolean {
  if (dropped === 'all') return true;
  const path = [...field.path, field.field].join('.');
  const names = [source.slice(field.span.start, field.span.end), path, `${field.dataset}.${path}`];
  return names.some((name) => dropped.includes(name));
}

/** Reports every dataset beneath that does not reach a field, unless a `.total` drops that dimension there. */
export function checkLeaves(
  field: FieldReference,
  leaves: readonly MetricLeaf[],
  use: FieldUse,
  context: Applying,
): void {
  const kept = leaves.filter((leaf) => !isDropped(leaf, field, context.source));
  for (const dataset of new Set(kept.map((leaf) => leaf.dataset))) seenFrom(field, dataset, use, context);
}
