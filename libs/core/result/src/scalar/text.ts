import type { ScalarName } from '@core/formula';
import { toCell } from '../value/cells';
import type { Present } from '../value/value';
import { binary, unary, variadic, type Call, type Evaluator, type ScalarCompiler } from './call';

/** Functions on text; null where any argument is null. Case and blanks count. */
export const text = {
  lower: (call) => unary(call, (value: string) => value.toLowerCase()),
  upper: (call) => unary(call, (value: string) => value.toUpperCase()),
  trim: (call) => unary(call, (value: string) => value.trim()),
  concat,
  contains: (call) => binary(call, (value: string, part: string) => value.includes(part)),
  starts_with: (call) => binary(call, (value: string, part: string) => value.startsWith(part)),
  ends_with: (call) => binary(call, (value: string, part: string) => value.endsWith(part)),
} satisfies Partial<Record<ScalarName, ScalarCompiler>>;

function concat(call: Call): Evaluator {
  const types = call.node.arguments.map(({ type }) => type);
  return variadic(call, (values: readonly Present[]) =>
    values.map((value, index) => String(toCell(value, types[index] ?? 'text'))).join(''),
  );
}
