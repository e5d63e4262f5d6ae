import type { AggregateName } from '@core/formula';
import type { Measure, RowExpression } from '@core/plan';
import { atom, binding, cast, enclosed, infix, invoke, postfix, type Fragment } from '../../fragment';
import type { AggregateCompiler, Scope } from '../dialect';

/** Over no rows counts and sums are 0, `any` is false, `all` true, everything else null. */
export const aggregates = {
  count: (measure, scope) =>
    filtered(
      invoke('count', [measure.arguments.length === 0 ? atom('*', 'integer') : value(measure, scope)], 'integer'),
      measure,
      scope,
    ),
  count_distinct: (measure, scope) => {
    const distinct = value(measure, scope);
    return filtered(enclosed(`count(DISTINCT ${distinct.sql})`, 'integer', [distinct]), measure, scope);
  },
  sum: (measure, scope) => total('sum', measure, scope),
  avg: (measure, scope) => simple('avg', measure, scope),
  min: (measure, scope) => simple('min', measure, scope),
  max: (measure, scope) => simple('max', measure, scope),
  median: (measure, scope) => percentile(measure, scope.bind('0.5', 'number', 'number'), scope),
  percentile: (measure, scope) => percentile(measure, scope.compileNumber(argumentAt(measure, 1), false), scope),
  stddev: (measure, scope) => filtered(invoke('stddev_samp', [double(measure, scope)], 'number'), measure, scope),
  variance: (measure, scope) => filtered(invoke('var_samp', [double(measure, scope)], 'number'), measure, scope),
  first: (measure, scope) => atEnd('ASC', measure, scope),
  last: (measure, scope) => atEnd('DESC', measure, scope),
  weighted_avg: (measure, scope) => weighted('sum', measure, scope),
  any: (measure, scope) => invoke('coalesce', [simple('bool_or', measure, scope), atom('FALSE', 'boolean')], 'boolean'),
  all: (measure, scope) => invoke('coalesce', [simple('bool_and', measure, scope), atom('TRUE', 'boolean')], 'boolean'),
  approx_count_distinct: (measure, scope) => simple('approx_count_distinct', measure, scope),
} satisfies Record<AggregateName, AggregateCompiler>;

/** `name(x) FILTER (WHERE …)` */
export function simple(name: string, measure: Measure, scope: Scope): Fragment {
  return filtered(invoke(name, [value(measure, scope)], measure.type), measure, scope);
}

/** A sum that is 0 over nothing. */
export function total(name: string, measure: Measure, scope: Scope): Fragment {
  return invoke('coalesce', [simple(name, measure, scope), atom('0', 'integer')], measure.type);
}

/** Over the rows where both value and weight are there; without weight it is null. `sum` is the engine's sum of doubles. */
export function weighted(sum: string, measure: Measure, scope: Scope): Fragment {
  const factor = double(measure, scope);
  const weight = toDouble(scope.compile(argumentAt(measure, 1)), scope);
  const present = postfix(value(measure, scope), 'IS NOT NULL');
  const products = filtered(
    invoke(sum, [infix('*', binding.multiply, [factor, weight], 'number')], 'number'),
    measure,
    scope,
  );
  const weights = filtered(invoke(sum, [weight], 'number'), measure, scope, present);
  return infix(
    '/',
    binding.multiply,
    [products, invoke('nullif', [weights, atom('0', 'integer')], 'number')],
    'number',
  );
}

/** The aggregate over rows where the measure's filter and `also` are true. */
export function filtered(aggregate: Fragment, measure: Measure, scope: Scope, also?: Fragment): Fragment {
  const own = measure.filter && scope.compile(measure.filter);
  const condition = own && also ? infix('AND', binding.and, [also, own], 'boolean') : (own ?? also);
  if (!condition) return aggregate;
  return enclosed(`${aggregate.sql} FILTER (WHERE ${condition.sql})`, aggregate.type, [aggregate, condition]);
}

/** The value that is aggregated. */
export function value(measure: Measure, scope: Scope): Fragment {
  return scope.compile(argumentAt(measure, 0));
}

/** The value that is aggregated, as a double. */
export function double(measure: Measure, scope: Scope): Fragment {
  return toDouble(value(measure, scope), scope);
}

function toDouble(operand: Fragment, scope: Scope): Fragment {
  return operand.type === 'number' ? operand : cast(operand, scope.dialect.typeName('number'), 'number');
}

function percentile(measure: Measure, share: Fragment, scope: Scope): Fragment {
  const sorted = double(measure, scope);
  const aggregate = enclosed(`percentile_cont(${share.sql}) WITHIN GROUP (ORDER BY ${sorted.sql})`, 'number', [
    share,
    sorted,
  ]);
  return filtered(aggregate, measure, scope);
}

/** The first value that is not null, in the order of the measure or against it. */
function atEnd(direction: 'ASC' | 'DESC', measure: Measure, scope: Scope): Fragment {
  const picked = value(measure, scope);
  const order = (measure.order ?? []).map((key) => `${scope.compile(key).sql} ${direction}`).join(', ');
  const sql = `first(${picked.sql}${order && ` ORDER BY ${order}`})`;
  return filtered(enclosed(sql, measure.type, [picked]), measure, scope, postfix(picked, 'IS NOT NULL'));
}

function argumentAt(measure: Measure, index: number): RowExpression {
  const argument = measure.arguments[index];
  if (argument === undefined) throw new RangeError(`${measure.aggregate} has no argument ${index}`);
  return argument;
}
