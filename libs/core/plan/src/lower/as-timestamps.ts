import type { Duration, ScalarName, ValueType } from '@core/formula';
import type { NodeMaker } from './node-maker';

/** Functions that give one of their arguments. */
const choices: ReadonlySet<ScalarName> = new Set<ScalarName>(['if', 'case', 'coalesce', 'min', 'max', 'clamp']);

const nothing: Duration = { amount: 0, unit: 'hour' };

/** The arguments of a call that chooses among dates and timestamps: a date there is its local midnight. */
export function asTimestamps<Node extends { readonly type: ValueType }>(
  { function: name, type }: { readonly function: ScalarName; readonly type: ValueType },
  args: readonly Node[],
  make: NodeMaker<Node>,
): readonly Node[] {
  if (type !== 'timestamp' || !choices.has(name)) return args;
  return args.map((argument) =>
    argument.type === 'date' ? make.call('timestamp', 'add', [argument, make.duration(nothing)]) : argument,
  );
}
