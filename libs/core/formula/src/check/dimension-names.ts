import { reach } from '../paths/reach';
import type { PathNode } from '../syntax/syntax-node';
import type { FieldReference } from '../tree/expression';
import type { CheckContext } from './context';
import { fieldReference, readPath, reportNoField, type Reading } from './field-names';

/** `period` names the time bucket as a dimension. */
export const PERIOD = 'period';

/**
 * The dimension that a path names: a field of the document's dataset, one behind its relationships, or one named by
 * the dataset that holds it, by the shortest path where the document's dataset reaches it.
 */
export function checkDimension(node: PathNode, context: CheckContext): FieldReference | undefined {
  const readings = readPath(node.parts, context);
  const own = readings.own?.followed.kind === 'field' ? fieldReference(readings.own, node, context) : undefined;
  const held = readings.held?.followed.kind === 'field' ? reachHeld(readings.held, node, context) : undefined;
  if (own && held && !isSame(own, held)) {
    const candidates = [own, held].map(({ dataset, path, field }) => [dataset, ...path, field].join('.'));
    const name = node.parts.map((part) => part.name).join('.');
    return context.findings.report('formula.ambiguous_name', { name, candidates }, node.span);
  }
  const isFound = readings.own?.followed.kind === 'field' || readings.held?.followed.kind === 'field';
  if (!isFound) reportNoField(node.parts, readings, context);
  return own ?? held;
}

function reachHeld(reading: Reading, node: PathNode, context: CheckContext): FieldReference | undefined {
  const reference = fieldReference(reading, node, context);
  if (reference === undefined || context.dataset === undefined) return reference;
  const reached = reach(reference, context.dataset.name, context.names);
  if (reached.kind === 'reached') return reached.reference;
  if (reached.kind === 'unreachable') return reference;
  const name = node.parts.map((part) => part.name).join('.');
  return context.findings.report('formula.ambiguous_name', { name, candidates: reached.paths }, node.span);
}

function isSame(a: FieldReference, b: FieldReference): boolean {
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
