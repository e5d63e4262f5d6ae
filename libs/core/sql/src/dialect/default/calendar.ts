import { grains, type Grain } from '@core/definition';
import type { ScalarName } from '@core/formula';
import type { RowCall } from '@core/plan';
import { binding, enclosed, infix, type Fragment } from '../../fragment';
import type { ScalarCompiler, Scope } from '../dialect';
import { argumentAt } from './operands';
import { startOf } from './start-of';
import { localTime, toInstant, toLocal } from './zone';

/** Parts of dates; those of instants are read from the wall clock of the zone. */
export const calendar = {
  year: part('year'),
  quarter: part('quarter'),
  month: part('month'),
  week: part('week'),
  day: part('day'),
  weekday: part('isodow'),
  hour: part('hour'),
  truncate_to: truncate,
} satisfies Partial<Record<ScalarName, ScalarCompiler>>;

function part(name: string): ScalarCompiler {
  return (call, scope) => {
    const value = toLocal(argumentAt(call, 0), scope);
    return enclosed(`extract(${name} FROM ${value.sql})`, 'integer', [value]);
  };
}

function truncate(call: RowCall, scope: Scope): Fragment {
  const [value, grain] = [argumentAt(call, 0), argumentAt(call, 1)];
  if (grain.kind !== 'literal' || !isGrain(grain.value)) throw new TypeError('truncate_to takes the name of a grain');
  return grain.value === 'hour'
    ? startOfHour(toInstant(value, scope), scope)
    : startOf(grain.value, toLocal(value, scope), scope);
}

/** Taken back from the instant itself: the way from wall clock to instant is not unique. */
function startOfHour(instant: Fragment, scope: Scope): Fragment {
  return scope.once(instant, 3, (value) => {
    const local = localTime(value, scope);
    const hour = enclosed(`date_trunc('hour', ${local.sql})`, 'timestamp', [local]);
    const past = infix('-', binding.add, [local, hour], 'duration');
    return infix('-', binding.add, [value, past], 'timestamp');
  });
}

function isGrain(value: unknown): value is Grain {
  return grains.some((grain) => grain === value);
}
