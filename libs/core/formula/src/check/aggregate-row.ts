import { aggregateAdditivity, type AggregateName } from '../tree/aggregates';
import type { Expression } from '../tree/expression';
import type { ValueType } from '../tree/types';
import type { Arity } from './arity';
import type { Checker } from './context';
import { requireDomain } from './unify';
import type { Domain } from './value-types';

interface AggregateRow {
  readonly arity: Arity;
  readonly domain: Domain;
  readonly type: ValueType | 'same';
}

const row = (domain: Domain, type: AggregateRow['type'], arity: Arity = [1, 1]): AggregateRow => ({
  arity,
  domain,
  type,
});

/** Every aggregate: what it takes and what it gives; `same` is the type of its first argument. */
const AGGREGATES: Readonly<Record<AggregateName, AggregateRow>> = {
  count: row('a value', 'integer', [0, 1]),
  count_distinct: row('a value', 'integer'),
  approx_count_distinct: row('a value', 'integer'),
  sum: row('a number', 'same'),
  avg: row('a number', 'number'),
  min: row('an ordered value', 'same'),
  max: row('an ordered value', 'same'),
  median: row('a number', 'number'),
  percentile: row('a number', 'number', [2, 2]),
  stddev: row('a number', 'number'),
  variance: row('a number', 'number'),
  first: row('a value', 'same'),
  last: row('a value', 'same'),
  weighted_avg: row('a number', 'number', [2, 2]),
  any: row('a condition', 'boolean'),
  all: row('a condition', 'boolean'),
};

/** The names of all aggregates. */
export const aggregateNames: readonly string[] = Object.keys(aggregateAdditivity);

export function isAggregateName(name: string): name is AggregateName {
  return Object.hasOwn(aggregateAdditivity, name);
}

export function aggregateArity(name: AggregateName): Arity {
  return AGGREGATES[name].arity;
}

/** What an aggregate of these arguments gives. */
export function aggregateType(name: AggregateName, [first]: readonly Expression[]): ValueType {
  const { type } = AGGREGATES[name];
  return type === 'same' ? (first?.type ?? 'number') : type;
}

/** Reports arguments that an aggregate does not take; true when it takes them all. */
export function checkArguments(name: AggregateName, args: readonly Expression[], checker: Checker): boolean {
  const { domain } = AGGREGATES[name];
  const sound = args.map((arg) => {
    if (arg.type !== 'null') return requireDomain(arg, domain, name, checker);
    checker.context.findings.report('formula.wrong_type', { what: name, expected: domain, found: 'null' }, arg.span);
    return false;
  });
  const share = args[1];
  if (name === 'percentile' && share && !isShare(share)) {
    const expected = { name: 'percentile', expected: 'a share between 0 and 1', example: 'percentile(x, 0.9)' };
    checker.context.findings.report('formula.wrong_argument', expected, share.span);
    return false;
  }
  return sound.every(Boolean);
}

function isShare(expression: Expression): boolean {
  return expression.kind === 'literal' && Number(expression.value) >= 0 && Number(expression.value) <= 1;
}
