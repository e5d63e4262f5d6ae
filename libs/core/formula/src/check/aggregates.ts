import type { AggregateName } from '../tree/aggregates';
import type { Aggregate, Expression } from '../tree/expression';
import type { CallNode } from '../syntax/syntax-node';
import { aggregateType, checkArguments } from './aggregate-row';
import { allOf } from './build-nodes';
import type { CheckContext, Checker, RowPosition } from './context';
import { countedDataset, countsRows, defaultDataset } from './counted-rows';
import { fieldsOf } from './leaves';
import { rowOfArguments } from './rows-asked';
import { chooseDataset, settleOn } from './settle';

/** An aggregate at the level of metrics; its arguments are row by row, and choose the dataset. */
export function checkAggregate(name: AggregateName, call: CallNode, checker: Checker): Aggregate | undefined {
  const { context } = checker;
  if (countsRows(name, call, context)) return countRows(call, context);
  const rows = checker.at(argumentPosition(name, call, context));
  const checked = allOf(call.arguments.map((argument) => rows.check(argument)));
  if (checked === undefined || !checkArguments(name, checked, rows)) return undefined;
  const dataset = datasetOf(checked, call, context);
  const settled = dataset === undefined ? undefined : allOf(checked.map((arg) => settleOn(arg, dataset, context)));
  return dataset === undefined || settled === undefined ? undefined : aggregateOver(dataset, name, settled, call);
}

/** Where the arguments of an aggregate stand. */
export function argumentPosition(name: string, { arguments: args }: CallNode, context: CheckContext): RowPosition {
  return { kind: 'row', within: `${name}(…)`, over: rowOfArguments(args, context), chooses: true };
}

/** `count(condition)` counts the rows where it is true. */
function aggregateOver(
  dataset: string,
  name: AggregateName,
  args: readonly Expression[],
  { span }: CallNode,
): Aggregate {
  const [first] = args;
  const node = { kind: 'aggregate', function: name, dataset, level: { kind: 'aggregate' }, span } as const;
  if (name === 'count' && first?.type === 'boolean')
    return { ...node, type: 'integer', arguments: [], condition: first };
  return { ...node, type: aggregateType(name, args), arguments: args };
}

/** The dataset that the arguments name, else that of the document. */
function datasetOf(args: readonly Expression[], call: CallNode, context: CheckContext): string | undefined {
  return args.some(hasField) ? chooseDataset(args, context) : defaultDataset(call, context);
}

const hasField = (expression: Expression) => fieldsOf(expression).length > 0;

function countRows(call: CallNode, context: CheckContext): Aggregate | undefined {
  const dataset = countedDataset(call, context);
  return dataset === undefined ? undefined : aggregateOver(dataset, 'count', [], call);
}
