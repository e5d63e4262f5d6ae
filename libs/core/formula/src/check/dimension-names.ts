import { reach } from '../paths/reach';
import type { PathNode } from '../syntax/syntax-node';
import type { FieldReference } from '../tree/expression';
import type { CheckContext } from './context';
import { fieldReference, readPath, reportNoField } from './field-names';

/** `period` names the time bucket as a dimension. */
export const PERIOD = 'period';

/**
 * The dimension that a path names: a field of the document's dataset, one behind its relationships, or one named by
 * the dataset that holds it, which is given as it is: every dataset reaches it by its own way.
 */
export function checkDimension(node: PathNode, context: CheckContext): FieldReference | undefined {
  const readings = readPath(node.parts, context);
  const own = readings.own?.followed.kind === 'field' ? fieldReference(readings.own, node, context) : undefined;
  const held = readings.held?.followed.kind === 'field' ? fieldReference(readings.held, node, context) : undefined;
  const reached = held && context.dataset ? reach(held, context.dataset.name, context.names) : undefined;
  const name = node.parts.map((part) => part.name).join('.');
  if (reached?.kind === 'tie') {
    return context.findings.report('formula.ambiguous_name', { name, candidates: reached.paths }, node.span);
  }
  if (own && held && !isOne(own, reached?.kind === 'reached' ? reached.reference : held)) {
    const candidates = [own, held].map(({ dataset, path, field }) => [dataset, ...path, field].join('.'));
    return context.findings.report('formula.ambiguous_name', { name, candidates }, node.span);
  }
  const isFound = readings.own?.followed.kind === 'field' || readings.held?.followed.kind === 'field';
  if (!isFound) reportNoField(node.parts, readings, context);
  return own ?? held;
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
