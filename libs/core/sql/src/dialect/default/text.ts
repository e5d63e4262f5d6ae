import type { ScalarName } from '@core/formula';
import type { RowCall } from '@core/plan';
import { atom, binding, infix, invoke, type Fragment } from '../../fragment';
import type { ScalarCompiler, Scope } from '../dialect';
import { argumentAt, operand } from './operands';

/** What `trim` takes from both ends: white space and line ends of Unicode. */
const whiteSpace =
  '\t\n\v\f\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff';

/** Functions on text; compared by code point. */
export const text = {
  lower: (call, scope) => invoke('lower', [operand(call, scope)], 'text'),
  upper: (call, scope) => invoke('upper', [operand(call, scope)], 'text'),
  trim: (call, scope) => invoke('trim', [operand(call, scope), scope.bind(whiteSpace, 'text', 'text')], 'text'),
  concat: (call, scope) =>
    infix(
      '||',
      binding.concat,
      call.arguments.map((argument) => scope.compile(argument)),
      'text',
    ),
  contains: (call, scope) =>
    infix('>', binding.compare, [pair('strpos', call, scope), atom('0', 'integer')], 'boolean'),
  starts_with: (call, scope) => pair('starts_with', call, scope),
  ends_with: (call, scope) => {
    const [whole, end] = [scope.compile(argumentAt(call, 0)), scope.compile(argumentAt(call, 1))];
    const tail = invoke('right', [whole, invoke('length', [end], 'integer')], 'text');
    return infix('=', binding.compare, [tail, end], 'boolean');
  },
} satisfies Partial<Record<ScalarName, ScalarCompiler>>;

/** A function of two texts that answers a boolean (or a place). */
export function pair(name: string, call: RowCall, scope: Scope): Fragment {
  return invoke(name, [scope.compile(argumentAt(call, 0)), scope.compile(argumentAt(call, 1))], 'boolean');
}
