import type { ScalarName } from '@core/formula';
import { toCell } from '../value/cells';
import type { Present } from '../value/value';
import { binary, unary, variadic, type Call, type Evaluator, type ScalarCompiler } from './call';

/** Functions on text; null where any argument is null. Case and blanks count. */
export const text = {
  lower: (call) => unary<string>(call, (value) => value.toLowerCase()),
  upper: (call) => unary<string>(call, (value) => value.toUpperCase()),
  trim: (call) => unary<string>(call, (value) => value.trim()),
  concat,
  contains: (call) => binary<string, string>(call, (value, part) => value.includes(part)),
  starts_with: (call) => binary<string, string>(call, (value, part) => value.startsWith(part)),
  ends_with: (call) => binary<string, string>(call, (value, part) => value.endsWith(part)),
} satisfies Partial<Record<ScalarName, ScalarCompiler>>;

function concat(call: Call): Evaluator {
  const types = call.node.arguments.map(({ type }) => type);
  return variadic<Present>(call, (values) =>
    values.map((value, index) => String(toCell(value, types[index] ?? 'text'))).join(''),
  );
}
