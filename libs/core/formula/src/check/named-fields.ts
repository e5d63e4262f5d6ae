import { createFindings } from '../source/findings';
import { childrenOf, type PathNode, type SyntaxNode } from '../syntax/syntax-node';
import type { FieldReference } from '../tree/expression';
import { isAggregateName } from './aggregate-row';
import type { CheckContext } from './context';
import { fieldReference, readPath } from './field-names';
import { isScalarCall } from './functions';
import { scopedName } from './scoped-names';

/** The fields that row-level texts name, but for those within aggregates over other rows. What is wrong is said later. */
export function namedFields(
  nodes: readonly SyntaxNode[],
  context: Pick<CheckContext, 'names' | 'dataset'>,
): readonly FieldReference[] {
  const findings = createFindings();
  return nodes.flatMap(pathsIn).flatMap((path) => {
    const { own, held } = readPath(path.parts, context);
    const reading = own?.followed.kind === 'field' ? own : held;
    return (reading && fieldReference(reading, path, { findings })) ?? [];
  });
}

function pathsIn(node: SyntaxNode): readonly PathNode[] {
  switch (node.kind) {
    case 'path':
      return scopedName(node) ? [] : [node];
    case 'modified':
      return [];
    case 'call': {
      const { name, arguments: args } = node;
      if (isAggregateName(name.name) && !isScalarCall(name.name, args)) return [];
      return (name.name === 'truncate_to' ? args.slice(0, 1) : args).flatMap(pathsIn);
    }
    default:
      return childrenOf(node).flatMap(pathsIn);
  }
}
