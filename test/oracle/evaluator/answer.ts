import { labelOf } from './periods';
import { enterMetric, moveBack, outermost, withFilter, type Context, type Dimension } from './context';
import type { Data } from './data';
import { evaluate, isEmpty, metricValue } from './evaluate';
import { formatInstant } from './civil-time';
import { nodesOf, type Duration, type FieldRef, type Type } from './formula';
import { leavesOf, type LeafContext } from './leaves';
import { combineSources, keepsAll, listGroups } from './listing';
import { timeOf } from './leaf-rows';
import { memberSources } from './members';
import { valueSources } from './value-sources';
import type { Cell, Metric, Request, World } from './model';
import { ownValues } from './per';
import { Question } from './question';
import { evaluateTarget } from './target';
import { toDouble, writeValue, type Value } from './value';
import { noShift } from './windows';

export interface Column {
  readonly name: string;
  readonly type: Type;
}

/** A cell that two sound engines could give differently is marked. */
export interface AnswerCell {
  readonly value: Cell;
  readonly fragile: boolean;
}

export interface Answer {
  /** Of the values alone. */
  readonly columns: readonly Column[];
  readonly rows: readonly AnswerRow[];
  /** Two sound engines could name other rows. */
  readonly isFragile: boolean;
}

export interface AnswerRow {
  /** The bucket, if there is a grain, and the dimensions. */
  readonly names: readonly Cell[];
  readonly cells: readonly AnswerCell[];
}

/** A column of the answer: a metric, or a comparison of it. */
interface Asked extends Column {
  readonly metric: Metric;
  readonly compare?: 'target' | 'previous' | Duration;
}

/** The answer to a request, straight from the meaning of the language. */
export function answer(world: World, request: Request, data?: Data): Answer {
  const question = new Question(world, request, data);
  const refs = dimensionsOf(question);
  const columns = columnsOf(question);
  const dimensions = refs.map((ref): Dimension => ({ ref, own: 'any', dropped: false }));
  const count = question.time.period === undefined ? 1 : question.time.buckets.length;
  const buckets = Array.from({ length: count }, (_, index) => index);
  const listed = listResult(columns, { question, dimensions, buckets });
  listed(0);
  const isFragile = question.takeFragile();
  const rows = buckets.flatMap((bucket) =>
    listed(bucket).flatMap((group) => rowOf(columns, { question, dimensions, bucket, group, listed }) ?? []),
  );
  return { columns, rows, isFragile };
}

interface Space {
  readonly question: Question;
  readonly dimensions: readonly Dimension[];
  readonly buckets: readonly number[];
}

type Listed = (bucket: number) => readonly (readonly Value[])[];

/** Every group that has a row for some aggregate in some bucket, in every bucket; members that are listed anyway, in theirs. */
function listResult(columns: readonly Asked[], space: Space): Listed {
  const { question, dimensions, buckets } = space;
  if (dimensions.length === 0) return () => [[]];
  const all = columns.flatMap((column) =>
    buckets.flatMap((bucket) => leavesOfColumn(column, contextOf(column, { ...space, bucket }))),
  );
  const asked = [...new Set(columns.map(({ metric }) => metric))];
  const leaves = asked.flatMap((metric) => {
    const own = all.filter(({ context }) => context.asked === metric);
    const lists = own.filter(({ context }) => keepsAll(context.dimensions, dimensions));
    return lists.length > 0 ? lists : baseLeaves(metric, own, { ...space, bucket: 0 });
  });
  const rows = listGroups(leaves, dimensions);
  const places = dimensions.map((_, place) => place);
  const metrics = columns.filter(({ compare }) => compare === undefined).map(({ metric }) => metric);
  const sources = [
    { places, tuplesIn: () => rows },
    ...memberSources({ question, dimensions, metrics }),
    ...asked.flatMap((metric) =>
      valueSources(
        all.filter(({ context }) => context.asked === metric),
        dimensions,
        enterMetric(contextOf({ metric }, { ...space, bucket: 0 }), metric),
      ),
    ),
  ];
  const known = new Map<number, ReturnType<Listed>>();
  return (bucket) => {
    const listed = known.get(bucket) ?? combineSources(sources, places, bucket);
    known.set(bucket, listed);
    return listed;
  };
}

/** Where every aggregate stands under a total, the rows of the metric's dataset in the whole period list the groups. */
function baseLeaves(metric: Metric, leaves: readonly LeafContext[], at: Place): readonly LeafContext[] {
  const dataset = metric.dataset ?? datasetOf(metric, at.question) ?? leaves[0]?.agg.dataset;
  if (dataset === undefined) return [];
  const context = enterMetric(contextOf({ metric }, at), metric);
  const view = { span: 'period', shift: noShift, rule: { kind: 'bucket' } } as const;
  const agg = { kind: 'agg', type: 'integer', fn: 'count', dataset, args: [] } as const;
  const isOpen = timeOf(dataset, context) === undefined;
  return [{ agg, context: { ...context, view, ...(isOpen && { validity: 'during' as const }) } }];
}

/** The first dataset that a formula, or a metric in it, names. */
function datasetOf({ formula }: Metric, question: Question): string | undefined {
  const named = nodesOf(formula).map((node) => {
    if (node.kind === 'agg') return node.dataset;
    const metric = node.kind === 'metric' ? question.metric(node.name) : undefined;
    return metric && (metric.dataset ?? datasetOf(metric, question));
  });
  return named.find((name) => name !== undefined);
}

interface Place extends Space {
  readonly bucket: number;
}

/** The context of a column: the query's filters, the dimensions, and how far back the comparison looks. */
function contextOf(
  { metric, compare }: Pick<Asked, 'metric' | 'compare'>,
  { question, dimensions, bucket }: Place,
): Context {
  const { where, filters = [] } = question.request;
  let context: Context = { ...outermost(question, metric, bucket), dimensions };
  if (where !== undefined) context = withFilter(context, where, 'context');
  for (const name of filters) context = withFilter(context, metric.filters![name]!, 'context');
  if (compare === 'previous') return moveBack(context, undefined);
  return typeof compare === 'object' ? moveBack(context, compare) : context;
}

function leavesOfColumn({ metric, compare }: Asked, context: Context): readonly LeafContext[] {
  const inside = enterMetric(context, metric);
  const { target } = metric;
  if (compare !== 'target') return leavesOf(metric.formula, inside);
  return typeof target === 'object' && 'kind' in target
    ? leavesOf({ kind: 'context', name: 'target', type: 'number' }, inside)
    : [];
}

function rowOf(
  columns: readonly Asked[],
  {
    question,
    dimensions,
    bucket,
    group,
    listed,
  }: Omit<Place, 'buckets'> & { readonly group: readonly Value[]; readonly listed: Listed },
): AnswerRow | undefined {
  const at = { question, dimensions: ownValues(dimensions, group), bucket, buckets: [] };
  let isHidden = true;
  const cells = columns.map((column): AnswerCell => {
    const context = { ...contextOf(column, at), groups: listed };
    const { metric, type, compare } = column;
    isHidden &&= metric.empty === 'hide' && isEmpty(metric, enterMetric(context, metric));
    const value =
      compare === 'target'
        ? asDouble(evaluateTarget(enterMetric(context, metric), evaluate))
        : metricValue(metric, type, context);
    return { value: writeValue(value, type), fragile: question.takeFragile() };
  });
  if (isHidden) return undefined;
  const names = dimensions.map(({ ref }, index) => writeValue(group[index] ?? null, typeOf(ref, question)));
  return { names: [...periodOf(bucket, question), ...names], cells };
}

function asDouble(value: Value): Value {
  return value === null ? null : toDouble(value);
}

function typeOf(ref: FieldRef, { data }: Question): Type {
  return data.fieldOf(ref).field.type;
}

function periodOf(bucket: number, { time }: Question): readonly Cell[] {
  if (time.grain === undefined) return [];
  const { start } = time.buckets[bucket]!;
  return [time.grain === 'hour' ? formatInstant(start) : labelOf(start, time)];
}

/** `by` of the request, else that of the metrics. */
function dimensionsOf(question: Question): readonly FieldRef[] {
  const { by, metrics } = question.request;
  return by ?? metrics.flatMap((name) => [question.metric(name).by ?? []]).find((own) => own.length > 0) ?? [];
}

function columnsOf(question: Question): readonly Asked[] {
  const { metrics, compare = [] } = question.request;
  return metrics.flatMap((name) => {
    const metric = question.metric(name);
    const { type } = metric.formula;
    return [
      { name, type, metric },
      ...compare.map((text) => ({
        name: `${name}.${text}`,
        type: text === 'target' ? ('number' as const) : type,
        metric,
        compare: readComparison(text),
      })),
    ];
  });
}

function readComparison(text: string): 'target' | 'previous' | Duration {
  if (text === 'target' || text === 'previous') return text;
  const [amount = '1', unit = 'year'] = text.split(' ');
  return { amount: Number(amount), unit: unit.replace(/s$/, '') as Duration['unit'] };
}
