import type { Grain } from '@core/definition';
import type { CalendarRules } from '@core/formula';
import { atom, binding, enclosed, infix, type Fragment } from '../../fragment';
import type { Scope } from '../dialect';

/** The first day of a grain, of a date or a wall clock; in a calendar whose years or weeks begin elsewhere, by its rules. */
export function startOf(grain: Exclude<Grain, 'hour'>, day: Fragment, scope: Scope, rules?: CalendarRules): Fragment {
  if (grain === 'day' && day.type === 'date') return day;
  const late = rules && lateness(grain, rules);
  const truncated =
    late === undefined ? truncate(grain, day) : moved('+', truncate(grain, moved('-', day, late)), late);
  return enclosed(`CAST(${truncated.sql} AS ${scope.dialect.typeName('date')})`, 'date', [truncated]);
}

/** How much later than in January or on Monday a grain begins. A quarter begins every three months. */
function lateness(grain: Grain, { first_month, first_weekday }: CalendarRules): string | undefined {
  const months = grain === 'year' ? first_month - 1 : grain === 'quarter' ? (first_month - 1) % 3 : 0;
  const days = grain === 'week' ? first_weekday - 1 : 0;
  if (months > 0) return `${months} months`;
  return days > 0 ? `${days} days` : undefined;
}

function truncate(grain: Grain, day: Fragment): Fragment {
  return grain === 'day' ? day : enclosed(`date_trunc('${grain}', ${day.sql})`, day.type, [day]);
}

function moved(operator: '+' | '-', day: Fragment, duration: string): Fragment {
  return infix(operator, binding.add, [day, atom(`INTERVAL '${duration}'`, 'duration')], day.type);
}
