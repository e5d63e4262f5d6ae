import type { AggregateName } from '../tree/aggregates';
import type { CallNode, SyntaxNode } from '../syntax/syntax-node';
import type { CheckContext } from './context';

/** Whether a call counts rows as such: `count()` or `count(orders)`. */
export function countsRows(name: AggregateName, { arguments: [only] }: CallNode, context: CheckContext): boolean {
  return name === 'count' && (only === undefined || namesDataset(only, context));
}

/** The dataset whose rows such a call counts; reports where none is known. */
export function countedDataset(call: CallNode, context: CheckContext): string | undefined {
  const [only] = call.arguments;
  return only?.kind === 'path' ? only.parts[0].name : defaultDataset(call, context);
}

/** The dataset of the document; reports where it has none. */
export function defaultDataset({ name, span }: CallNode, { dataset, findings }: CheckContext): string | undefined {
  if (dataset) return dataset.name;
  const example = `${name.name}(dataset)`;
  return findings.report('formula.dataset_needed', { written: `${name.name}()`, example }, span);
}

/** `count(orders)`; when the document's dataset has a field of that name, too, that is reported. */
function namesDataset(node: SyntaxNode, { names, dataset, findings }: CheckContext): boolean {
  if (node.kind !== 'path' || node.parts.length > 1) return false;
  const [{ name, span }] = node.parts;
  if (names.dataset(name) === undefined) return false;
  if (dataset?.fields.has(name)) {
    const candidates = [`the rows of ${name}`, `the field ${dataset.name}.${name}`];
    findings.report('formula.ambiguous_name', { name, candidates }, span);
  }
  return true;
}
