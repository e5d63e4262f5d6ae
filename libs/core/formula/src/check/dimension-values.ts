import { reach } from '../paths/reach';
import { createFindings } from '../source/findings';
import type { PathNode } from '../syntax/syntax-node';
import type { FieldReference } from '../tree/expression';
import type { Checker, Datasets } from './context';
import { fieldReference, readPath } from './field-names';

/** A dimension used as a value: a key of a `.per` around, or one of the metric's own `by`. Undefined for any other name. */
export function dimensionValue(node: PathNode, { context, position }: Checker): FieldReference | undefined {
  const keys = position.kind === 'metric' ? (position.keys ?? []) : [];
  const offered = [...keys, ...(context.dimensions ?? [])];
  if (offered.length === 0) return undefined;
  const { own, held } = readPath(node.parts, context);
  const quiet = { findings: createFindings() };
  const fields = [own, held].flatMap((reading) => (reading && fieldReference(reading, node, quiet)) ?? []);
  const found = offered.find((dimension) => fields.some((field) => isSame(field, dimension, context.names)));
  return found && { ...found, level: { kind: 'aggregate' }, span: node.span };
}

/** Whether two references name one dimension. */
export function isSame(a: FieldReference, b: FieldReference, datasets: Datasets): boolean {
  const [there, back] = [reach(a, b.dataset, datasets), reach(b, a.dataset, datasets)];
  const isThere = there.kind === 'reached' && isOnePlace(there.reference, b);
  return isThere || (back.kind === 'reached' && isOnePlace(back.reference, a));
}

function isOnePlace(a: FieldReference, b: FieldReference): boolean {
  return a.dataset === b.dataset && a.field === b.field && a.path.join('.') === b.path.join('.');
}
