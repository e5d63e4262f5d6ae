import type { ScalarName } from '@core/formula';
import type { RowCall } from '@core/plan';
import { atom, binding, caseWhen, enclosed, infix, invoke, type Fragment } from '../../fragment';
import type { ScalarCompiler, Scope } from '../dialect';
import { argumentAt } from '../default/operands';
import { toInstant, toLocal } from '../default/zone';

/** Time between two dates or instants, negative when the second comes first. */
export const elapsed = {
  days_between: (call, scope) => between(call, scope, 1, '86400000000'),
  hours_between: (call, scope) => between(call, scope, 24, '3600000000'),
  minutes_between: (call, scope) => between(call, scope, 1440, '60000000'),
  months_between: monthsBetween,
} satisfies Partial<Record<ScalarName, ScalarCompiler>>;

/** Two civil dates are whole days apart; otherwise elapsed microseconds count. */
function between(call: RowCall, scope: Scope, perDay: number, microseconds: string): Fragment {
  const [from, to] = [argumentAt(call, 0), argumentAt(call, 1)];
  if (from.type === 'date' && to.type === 'date') {
    const days = infix('-', binding.add, [scope.compile(to), scope.compile(from)], 'integer');
    return perDay === 1 ? days : infix('*', binding.multiply, [days, atom(String(perDay), 'integer')], 'integer');
  }
  const difference = span(toInstant(from, scope), toInstant(to, scope));
  return infix('/', binding.multiply, [difference, atom(microseconds, 'integer')], 'number');
}

/** Whole calendar months (clamped to the ends of months), then the part of the month between the two nearest ones. */
function monthsBetween(call: RowCall, scope: Scope): Fragment {
  const [first, second] = [toLocal(argumentAt(call, 0), scope), toLocal(argumentAt(call, 1), scope)];
  return scope.once(first, 6, (from) =>
    scope.once(second, 4, (to) => {
      const months = enclosed(`date_diff('month', ${from.sql}, ${to.sql})`, 'integer', [from, to]);
      return scope.once(months, 6, (count) => {
        const [before, near, after] = [moved(from, count, '- 1'), moved(from, count), moved(from, count, '+ 1')];
        const isPast = infix('>=', binding.compare, [to, near], 'boolean');
        const length = caseWhen([[isPast, span(near, after)]], span(before, near), 'integer');
        const rest = infix('/', binding.multiply, [span(near, to), length], 'number');
        return infix('+', binding.add, [count, rest], 'number');
      });
    }),
  );
}

function moved(from: Fragment, months: Fragment, by = ''): Fragment {
  const count = by === '' ? months : { ...months, sql: `(${months.sql} ${by})` };
  const interval = infix('*', binding.multiply, [count, atom("INTERVAL '1 month'", 'duration')], 'duration');
  return infix('+', binding.add, [from, interval], 'timestamp');
}

function span(from: Fragment, to: Fragment): Fragment {
  return infix(
    '-',
    binding.add,
    [invoke('epoch_us', [to], 'integer'), invoke('epoch_us', [from], 'integer')],
    'integer',
  );
}
