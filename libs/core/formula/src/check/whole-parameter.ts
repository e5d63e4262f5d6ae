import type { ParameterDefinition, ParameterType } from '@core/definition';
import type { SyntaxNode } from '../syntax/syntax-node';
import type { ParameterReference } from '../tree/expression';
import type { ValueType } from '../tree/types';
import { CONSTANT } from './build-nodes';
import type { Checker } from './context';

/** The parameter that a node names as a whole, without a key, where it is declared as one of these types. */
export function wholeParameter(
  node: SyntaxNode,
  types: readonly ParameterType[],
  { context }: Pick<Checker, 'context'>,
): ParameterDefinition | undefined {
  const [scope, name, ...rest] = node.kind === 'path' ? node.parts : [];
  const declared = scope?.name === 'params' && name && rest.length === 0 && context.parameters.get(name.name);
  return declared && types.includes(declared.type) ? declared : undefined;
}

/** A parameter of a type whose values stand in few places, as a reference; `type` is that of what it gives there. */
export function parameterReference(
  { name }: ParameterDefinition,
  type: ValueType,
  { span }: Pick<SyntaxNode, 'span'>,
): ParameterReference {
  return { kind: 'parameter', name, type, level: CONSTANT, span };
}
