import { resolveField, type Catalog, type Expression, type ScalarCall, type ScalarName } from '@core/formula';
import type { NodeMaker } from './node-maker';

/** The places that texts were made from. */
const placesOfTexts = new WeakMap<object, unknown>();

const comparisons: ReadonlySet<ScalarName> = new Set<ScalarName>([
  'less',
  'less_or_equal',
  'greater',
  'greater_or_equal',
]);

/** The values by whose positions a comparison compares, where one of its sides is an ordered text. */
export function orderOfComparison(call: ScalarCall, catalog: Catalog): readonly string[] | undefined {
  if (!comparisons.has(call.function)) return undefined;
  return call.arguments.map((argument) => orderOf(argument, catalog)).find((values) => values !== undefined);
}

/** The declared values of an ordered text field, or of an aggregate that picks one of its values. */
export function orderOf(expression: Expression, catalog: Catalog): readonly string[] | undefined {
  if (expression.type !== 'text') return undefined;
  if (expression.kind === 'modified') return orderOf(expression.operand, catalog);
  if (expression.kind === 'aggregate') return expression.arguments[0] && orderOf(expression.arguments[0], catalog);
  if (expression.kind !== 'field') return undefined;
  const { field } = resolveField(expression, catalog);
  return field.ordered ? field.values : undefined;
}

/** The place of a text in its declared values, from 1; null for another text. */
export function positionOf<Node extends { readonly kind: string }>(
  text: Node,
  values: readonly string[],
  make: NodeMaker<Node>,
): Node {
  if (placesOfTexts.has(text)) return placesOfTexts.get(text) as Node;
  if (isLiteral(text)) return make.literal(values.includes(text.value) ? values.indexOf(text.value) + 1 : null);
  const cases = values.flatMap((value, index) => [
    make.call('boolean', 'equal', [text, make.literal(value)]),
    make.literal(index + 1),
  ]);
  return make.call('integer', 'case', [...cases, make.literal(null)]);
}

/** The text at a place: the inverse of `positionOf`. */
export function textAt<Node extends { readonly kind: string }>(
  position: Node,
  values: readonly string[],
  make: NodeMaker<Node>,
): Node {
  const cases = values.flatMap((value, index) => [
    make.call('boolean', 'equal', [position, make.literal(index + 1)]),
    make.literal(value),
  ]);
  const text = make.call('text', 'case', [...cases, make.literal(null)]);
  placesOfTexts.set(text, position);
  return text;
}

function isLiteral(node: { readonly kind: string }): node is { readonly kind: 'literal'; readonly value: string } {
  return node.kind === 'literal';
}
