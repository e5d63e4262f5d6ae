import { grains } from '@core/definition';
import { reach } from '../paths/reach';
import type { PathNode } from '../syntax/syntax-node';
import type { FieldReference } from '../tree/expression';
import type { CheckContext } from './context';
import { fieldReference, readPath, reportNoField, type Reading, type Readings } from './field-names';

/** `period` names the time bucket as a dimension. */
export const PERIOD = 'period';

/**
 * The dimension that a path names: a field of the document's dataset, one behind its relationships, or one named by
 * the dataset that holds it, which is given as it is: every dataset reaches it by its own way.
 */
export function checkDimension(node: PathNode, context: CheckContext): FieldReference | undefined {
  const { own, held } = readPath(node.parts, context);
  if (!leadsToField(own) && !leadsToField(held)) return reportNoDimension(node, { own, held }, context);
  const field = leadsToField(own) ? fieldReference(own, node, context) : undefined;
  const named = leadsToField(held) ? fieldReference(held, node, context) : undefined;
  const candidates = named ? rivals(named, field, context) : undefined;
  if (candidates === undefined) return field ?? named;
  const name = node.parts.map((part) => part.name).join('.');
  return context.findings.report('formula.ambiguous_name', { name, candidates }, node.span);
}

function reportNoDimension({ parts, span }: PathNode, readings: Readings, context: CheckContext): undefined {
  const grain = parts.length === 1 ? grains.find((name) => name === parts[0].name) : undefined;
  if (grain !== undefined && readings.own?.followed.kind !== 'relationship')
    return context.findings.report('formula.grain_as_dimension', { name: grain }, span);
  return reportNoField(parts, readings, context);
}

function leadsToField(reading: Reading | undefined): reading is Reading {
  return reading?.followed.kind === 'field';
}

/** The paths between which a name does not decide: ways of the document's dataset to the field, or its own field and that one. */
function rivals(
  named: FieldReference,
  own: FieldReference | undefined,
  { dataset, names }: CheckContext,
): readonly string[] | undefined {
  const reached = dataset && reach(named, dataset.name, names);
  if (reached?.kind === 'tie') return reached.paths;
  const seen = reached?.kind === 'reached' ? reached.reference : named;
  if (own === undefined || isOne(own, seen)) return undefined;
  return [own, named].map(({ dataset: start, path, field }) => [start, ...path, field].join('.'));
}

function isOne(a: FieldReference, b: FieldReference): boolean {
  return a.dataset === b.dataset && a.field === b.field && a.path.join('.') === b.path.join('.');
}

/** The path of a plain text such as `account.sector`; undefined when it is no path of names. */
export function parsePath(text: string): PathNode | undefined {
  if (!/^[\p{L}_][\p{L}\p{N}_]*(?:\.[\p{L}_][\p{L}\p{N}_]*)*$/u.test(text)) return undefined;
  let start = 0;
  const parts = text.split('.').map((name) => {
    const span = { start, end: start + name.length };
    start = span.end + 1;
    return { name, span };
  });
  const [first, ...rest] = parts;
  return first && { kind: 'path', parts: [first, ...rest], span: { start: 0, end: text.length } };
}
