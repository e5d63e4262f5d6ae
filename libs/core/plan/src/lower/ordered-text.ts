import { orderedValues, type Catalog, type ScalarCall, type ScalarName } from '@core/formula';
import type { NodeMaker } from './node-maker';

const comparisons: ReadonlySet<ScalarName> = new Set<ScalarName>([
  'less',
  'less_or_equal',
  'greater',
  'greater_or_equal',
]);
const choices: ReadonlySet<ScalarName> = new Set<ScalarName>(['min', 'max', 'clamp']);

/** The places that texts were made from, each with the values that it is a place in. */
const placesOfTexts = new WeakMap<object, { readonly place: unknown; readonly values: readonly string[] }>();

interface AnyNode {
  readonly kind: string;
}

/** A call whose arguments are lowered; where it goes by the order of a text with declared values, positions take their place. */
export function lowerOrdered<Node extends AnyNode>(
  call: ScalarCall,
  args: readonly Node[],
  at: { readonly make: NodeMaker<Node>; readonly catalog: Catalog },
): Node {
  const { make, catalog } = at;
  const picks = choices.has(call.function);
  const values = picks || comparisons.has(call.function) ? orderOf(call, catalog) : undefined;
  if (values === undefined) return make.call(call.type, call.function, args);
  const places = args.map((text) => positionOf(text, values, make));
  return picks
    ? textAt(make.call('integer', call.function, places), values, make)
    : make.call(call.type, call.function, places);
}

function orderOf({ arguments: args }: ScalarCall, catalog: Catalog): readonly string[] | undefined {
  return args.map((argument) => orderedValues(argument, catalog)).find((values) => values !== undefined);
}

/** The place of a text in its declared values, from 1; null for another text. */
export function positionOf<Node extends AnyNode>(text: Node, values: readonly string[], make: NodeMaker<Node>): Node {
  const made = placesOfTexts.get(text);
  if (made !== undefined && areSame(made.values, values)) return made.place as Node;
  if (isLiteral(text))
    return make.literal(values.includes(text.value) ? values.indexOf(text.value) + 1 : null, 'integer');
  const cases = values.flatMap((value, index) => [
    make.call('boolean', 'equal', [text, make.literal(value)]),
    make.literal(index + 1),
  ]);
  return make.call('integer', 'case', [...cases, make.literal(null)]);
}

/** The text at a place: the inverse of `positionOf`. */
export function textAt<Node extends AnyNode>(place: Node, values: readonly string[], make: NodeMaker<Node>): Node {
  const cases = values.flatMap((value, index) => [
    make.call('boolean', 'equal', [place, make.literal(index + 1)]),
    make.literal(value),
  ]);
  const text = make.call('text', 'case', [...cases, make.literal(null)]);
  placesOfTexts.set(text, { place, values });
  return text;
}

/** A calculated field may declare other values than the field that it is made of. */
function areSame(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && some.every((value, index) => value === others[index]);
}

function isLiteral(node: AnyNode): node is { readonly kind: 'literal'; readonly value: string } {
  return node.kind === 'literal';
}
