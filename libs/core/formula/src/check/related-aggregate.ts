import { findPaths } from '../paths/find-paths';
import type { Expression, RelatedAggregate } from '../tree/expression';
import { aggregateArity, aggregateType, checkArguments } from './aggregate-row';
import { requireArity } from './arity';
import { allOf } from './build-nodes';
import type { CheckContext, Checker, RowPosition } from './context';
import { countedDataset, countsRows } from './counted-rows';
import { namedFields } from './named-fields';
import {
  conditionsWritten,
  readRelatedModifiers,
  type ModifiedAggregate,
  type RelatedModifiers,
} from './related-modifiers';
import { relateRows } from './related-way';
import { datasetReachingAll, settleOnRows } from './settle';
import { requireTime, requireValidity } from './sound-fields';

/**
 * An aggregate where a row is asked: it ranges over the rows that are related to that row. Their dataset is the one that is
 * counted, else that of the fields named which do not speak of the row itself or of one around it.
 */
export function checkRelated(
  written: ModifiedAggregate,
  { over, within }: RowPosition,
  checker: Checker,
): RelatedAggregate | undefined {
  const { name, call } = written;
  const { findings, names } = checker.context;
  if (!requireArity(name, aggregateArity(name), call.arguments, { span: call.name.span, findings })) return undefined;
  const [outer] = over;
  if (outer === undefined) return findings.report('formula.related_row_unknown', { name: `${name}(…)` }, call.span);
  const { dataset, counted, candidates } = findRows(written, over, checker.context);
  const parts = checkParts(written, counted, dataset === undefined ? over : [dataset, ...over], checker);
  if (parts === undefined || (counted && dataset === undefined)) return undefined;
  if (dataset === undefined && candidates.length > 1) {
    return findings.report('formula.mixed_datasets', { datasets: candidates }, call.span);
  }
  if (dataset === undefined || findPaths(outer, dataset, names).length > 0) {
    return findings.report('formula.aggregate_in_row', { name: `${name}(…)`, within }, call.span);
  }
  return relate(written, parts, [dataset, outer, ...over.slice(1)], checker.context);
}

/** Which rows an aggregate ranges over, and of which datasets they could be. */
interface RowsFound {
  readonly dataset: string | undefined;
  readonly counted: boolean;
  readonly candidates: readonly string[];
}

function findRows(
  { name, call, modifiers }: ModifiedAggregate,
  over: readonly string[],
  context: CheckContext,
): RowsFound {
  if (countsRows(name, call, context)) {
    return { dataset: countedDataset(call, context), counted: true, candidates: [] };
  }
  const fields = namedFields([...call.arguments, ...conditionsWritten(modifiers)], context);
  const others = fields.filter((field) => !over.includes(field.dataset));
  const candidates = [...new Set(others.map((field) => field.dataset))];
  return { dataset: datasetReachingAll(others, context.names), counted: false, candidates };
}

/** What an aggregate over related rows is made of, every name in it checked. */
interface Parts extends RelatedModifiers {
  readonly arguments: readonly Expression[];
}

function checkParts(
  { name, call, modifiers }: ModifiedAggregate,
  counted: boolean,
  over: readonly string[],
  checker: Checker,
): Parts | undefined {
  const rows = checker.at({ kind: 'row', within: `${name}(…)`, over, chooses: true });
  const args = counted ? [] : allOf(call.arguments.map((argument) => rows.check(argument)));
  const sound = args && checkArguments(name, args, rows);
  const changes = readRelatedModifiers(
    modifiers,
    checker.at({ kind: 'row', within: 'a condition', over, chooses: false }),
  );
  return sound && changes ? { arguments: args, ...changes } : undefined;
}

function relate(
  { name, call, span }: ModifiedAggregate,
  { arguments: args, conditions, validity }: Parts,
  over: readonly [dataset: string, outer: string, ...around: string[]],
  context: CheckContext,
): RelatedAggregate | undefined {
  const [dataset, outer] = over;
  const settle = (parts: readonly Expression[]) => allOf(parts.map((part) => settleOnRows(part, over, context)));
  const [values, where] = [settle(args), settle(conditions)];
  if (!values || !where || !requireRows({ name, dataset, validity }, call.span, context)) return undefined;
  const asked = name === 'count' && values[0]?.type === 'boolean' ? values : [];
  const met = [...asked, ...where];
  const equated = name === 'any' ? [...values, ...met] : met;
  const paths = relateRows({ outer, dataset, conditions: equated, span: call.span }, context);
  return (
    paths && {
      kind: 'related',
      function: name,
      outer,
      dataset,
      ...paths,
      arguments: asked.length > 0 ? [] : values,
      conditions: met,
      ...(validity && { validity }),
      type: aggregateType(name, values),
      level: { kind: 'row', dataset: outer },
      span,
    }
  );
}

/** `first` and `last` go by time, `.at` and `.during` by validity: the dataset must have them, and they must be sound. */
function requireRows(
  {
    name,
    dataset,
    validity,
  }: {
    readonly name: ModifiedAggregate['name'];
    readonly dataset: string;
    readonly validity: RelatedAggregate['validity'] | undefined;
  },
  span: RelatedAggregate['span'],
  context: CheckContext,
): boolean {
  const rows = context.names.dataset(dataset);
  if (rows === undefined) return false;
  const isTimed = (name !== 'first' && name !== 'last') || requireTime(name, rows, span, context);
  if (validity === undefined) return isTimed;
  return requireValidity(validity === 'during' ? validity : 'at', rows, span, context) && isTimed;
}
