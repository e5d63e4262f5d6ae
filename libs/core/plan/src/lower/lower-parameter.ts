import type { BinValue, ParameterValue } from '@core/definition';
import type { Expression, ParameterReference, ScalarCall } from '@core/formula';
import type { NodeMaker } from './node-maker';

/** The value of `params.x`, `params.map.key` or `params.period.start`. */
export function lowerParameter<Node>(
  reference: ParameterReference,
  value: ParameterValue,
  make: NodeMaker<Node>,
): Node {
  return make.literal(plainValue(reference, value), reference.type);
}

/** What a reference takes from the value of its parameter; a key that is missing is null, and so is a whole list or map. */
export function plainValue({ key }: Pick<ParameterReference, 'key'>, value: ParameterValue): PlainValue {
  if (value === null || typeof value !== 'object') return value;
  return key === undefined ? null : (entryOf(value, key) ?? null);
}

type PlainValue = number | string | boolean | null;

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

/** `bin(x, params.bins)` as a case: the label of the first bin that x lies in, null beside them all. */
export function lowerNamedBins<Node>(call: ScalarCall, { lower, parameter, make }: ArgumentLowering<Node>): Node {
  const [value, list] = call.arguments;
  if (list?.kind !== 'parameter' || value === undefined) throw new TypeError('named bins are a parameter');
  const bins = parameter(list);
  const nothing = make.literal(null, call.type);
  if (!Array.isArray(bins)) return nothing;
  const lowered = lower(value);
  const isWithin = ({ from = null, to = null }: BinValue): Node =>
    make.call('boolean', 'and', [
      make.call('boolean', 'not', [make.call('boolean', 'is_null', [lowered])]),
      ...(from === null ? [] : [make.call('boolean', 'greater_or_equal', [lowered, make.literal(from)])]),
      ...(to === null ? [] : [make.call('boolean', 'less_or_equal', [lowered, make.literal(to)])]),
    ]);
  const cases = (bins as readonly BinValue[]).flatMap((bin) => [isWithin(bin), make.literal(bin.label)]);
  return make.call(call.type, 'case', [...cases, nothing]);
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

function entryOf(map: ParameterValue, key: string): number | string | undefined {
  return map !== null && typeof map === 'object' && Object.hasOwn(map, key)
    ? (map as Readonly<Record<string, number | string>>)[key]
    : undefined;
}
