import { aggregateAdditivity, type AggregateName } from '../tree/aggregates';
import type { Aggregate, Expression } from '../tree/expression';
import type { ValueType } from '../tree/types';
import type { CallNode } from '../syntax/syntax-node';
import type { Arity } from './arity';
import { allOf } from './build-nodes';
import type { CheckContext, Checker, RowPosition } from './context';
import { fieldsOf } from './leaves';
import { chooseDataset, settleOn } from './settle';
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

/** An aggregate at the level of metrics; its arguments are row by row, and choose the dataset. */
export function checkAggregate(name: AggregateName, call: CallNode, checker: Checker): Aggregate | undefined {
  const { context } = checker;
  const [only] = call.arguments;
  if (name === 'count' && (only === undefined || namesDataset(only, context))) return countRows(call, context);
  const rows = checker.at(argumentPosition(name, context));
  const checked = allOf(call.arguments.map((argument) => rows.check(argument)));
  if (checked === undefined || !checkArguments(name, checked, rows)) return undefined;
  const dataset = datasetOf(checked, call, context);
  const settled = dataset === undefined ? undefined : allOf(checked.map((arg) => settleOn(arg, dataset, context)));
  return dataset === undefined || settled === undefined ? undefined : aggregateOver(dataset, name, settled, call);
}

/** Where the arguments of an aggregate stand. */
export function argumentPosition(name: string, { dataset }: CheckContext): RowPosition {
  return { kind: 'row', within: `${name}(…)`, over: dataset ? [dataset.name] : [], chooses: true };
}

/** `count(condition)` counts the rows where it is true. */
function aggregateOver(
  dataset: string,
  name: AggregateName,
  args: readonly Expression[],
  { span }: CallNode,
): Aggregate {
  const [first] = args;
  const { type } = AGGREGATES[name];
  const node = { kind: 'aggregate', function: name, dataset, level: { kind: 'aggregate' }, span } as const;
  if (name === 'count' && first?.type === 'boolean')
    return { ...node, type: 'integer', arguments: [], condition: first };
  return { ...node, type: type === 'same' ? (first?.type ?? 'number') : type, arguments: args };
}

/** The dataset that the arguments name, else that of the document. */
function datasetOf(args: readonly Expression[], call: CallNode, context: CheckContext): string | undefined {
  return args.some(hasField) ? chooseDataset(args, context) : defaultDataset(call, context);
}

const hasField = (expression: Expression) => fieldsOf(expression).length > 0;

function checkArguments(name: AggregateName, args: readonly Expression[], checker: Checker): boolean {
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

/** `count(orders)`, unless the document's dataset has a field of that name, too. */
function namesDataset(node: CallNode['arguments'][number], { names, dataset, findings }: CheckContext): boolean {
  if (node.kind !== 'path' || node.parts.length > 1) return false;
  const [{ name, span }] = node.parts;
  if (names.dataset(name) === undefined) return false;
  if (dataset?.fields.has(name)) {
    const candidates = [`the rows of ${name}`, `the field ${dataset.name}.${name}`];
    findings.report('formula.ambiguous_name', { name, candidates }, span);
  }
  return true;
}

function countRows(call: CallNode, context: CheckContext): Aggregate | undefined {
  const [only] = call.arguments;
  const dataset = only?.kind === 'path' ? only.parts[0].name : defaultDataset(call, context);
  if (dataset === undefined) return undefined;
  const { span } = call;
  return {
    kind: 'aggregate',
    function: 'count',
    dataset,
    arguments: [],
    type: 'integer',
    level: { kind: 'aggregate' },
    span,
  };
}

function defaultDataset({ name, span }: CallNode, { dataset, findings }: CheckContext): string | undefined {
  if (dataset) return dataset.name;
  return findings.report(
    'formula.dataset_needed',
    { written: `${name.name}()`, example: `${name.name}(dataset)` },
    span,
  );
}
