import type { ParameterValue } from '@core/definition';
import type { Expression, ParameterReference, ScalarCall } from '@core/formula';
import type { NodeMaker } from './node-maker';

/** The value of `params.x` or `params.map.key`; a key that is missing is null. */
export function lowerParameter<Node>(
  { key, type }: ParameterReference,
  value: ParameterValue,
  make: NodeMaker<Node>,
): Node {
  if (value === null || typeof value !== 'object') return make.literal(value, type);
  return make.literal(key === undefined ? null : (entryOf(value, key) ?? null), type);
}

/** How a call's arguments are lowered: `lower` takes what is no list of values. */
export interface ArgumentLowering<Node> {
  readonly lower: (expression: Expression) => Node;
  readonly parameter: (reference: ParameterReference) => ParameterValue;
  readonly make: NodeMaker<Node>;
}

/** The arguments of a call; a list parameter gives each of its values, and is_null asks for a parameter as a whole. */
export function lowerArguments<Node>(
  { arguments: args, function: name }: ScalarCall,
  { lower, parameter, make }: ArgumentLowering<Node>,
): readonly Node[] {
  return args.flatMap((argument) => {
    if (argument.kind !== 'parameter') return [lower(argument)];
    const value = parameter(argument);
    if (name === 'is_null' && argument.key === undefined)
      return [make.literal(value === null ? null : true, 'boolean')];
    return isList(value) ? value.map((item) => lowerItem(item, argument, make)) : [lower(argument)];
  });
}

/** A date is given as a text; beside a timestamp it is its local midnight. */
function lowerItem<Node>(item: number | string, { type }: ParameterReference, make: NodeMaker<Node>): Node {
  return type === 'date' || type === 'timestamp' ? make.literal(item, 'date') : make.literal(item);
}

/** `lookup(map, key, otherwise)` as `case(key == "a", 1, key == "b", 2, otherwise)`. */
export function lowerLookup<Node>(call: ScalarCall, { lower, parameter, make }: ArgumentLowering<Node>): Node {
  const [map, key, otherwise] = call.arguments;
  if (map?.kind !== 'parameter' || key === undefined) throw new TypeError('lookup needs a map parameter and a key');
  const weights = parameter(map);
  const names = weights !== null && typeof weights === 'object' && !isList(weights) ? Object.keys(weights) : [];
  const fallback = otherwise === undefined ? make.literal(null) : lower(otherwise);
  if (names.length === 0) return make.call(call.type, 'coalesce', [fallback, make.literal(null, call.type)]);
  const lowered = lower(key);
  const cases = names.flatMap((name) => [
    make.call('boolean', 'equal', [lowered, make.literal(name)]),
    make.literal(entryOf(weights, name) ?? null, call.type),
  ]);
  return make.call(call.type, 'case', [...cases, fallback]);
}

function isList(value: ParameterValue | undefined): value is readonly (number | string)[] {
  return Array.isArray(value);
}

function entryOf(map: ParameterValue, key: string): number | undefined {
  return map !== null && typeof map === 'object' && Object.hasOwn(map, key)
    ? (map as Readonly<Record<string, number>>)[key]
    : undefined;
}
