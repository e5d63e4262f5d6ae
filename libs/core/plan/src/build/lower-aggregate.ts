import {
  orderedValues,
  reachField,
  valueOverNothing,
  type Aggregate,
  type Catalog,
  type CheckedDataset,
  type FieldReference,
} from '@core/formula';
import type { RowExpression } from '../frame/row-expression';
import { knownDataset } from '../lower/dataset-at';
import { lowerRow } from '../lower/lower-row';
import { rowMaker } from '../lower/node-maker';
import { positionOf, textAt } from '../lower/ordered-text';
import type { RowScope } from '../lower/row-scope';
import type { Context } from './context';
import { draftMaker, type Draft } from './draft';
import { leafDimensions } from './leaf-dimensions';
import type { LeafSpec } from '../frames/leaf-spec';
import { lowerConditions } from './lower-conditions';
import { rowScopeOf } from './row-scope-of';
import { refuseTime, refuseTimeless } from './time-findings';
import { usesPeriod } from './uses-period';
import { allTime, type WindowSet } from '../frames/window-set';

/** An aggregate in its context: one leaf, or one per bucket where the ends of the bucket choose or value the rows. */
export function lowerAggregate(aggregate: Aggregate, context: Context): Draft {
  const { query, metric } = context;
  const dataset = knownDataset(aggregate.dataset, query.catalog);
  const make = draftMaker({ metric: metric.name, span: aggregate.span });
  const windows = query.windowsOf(context.shift, context.span);
  if (windows === undefined) return make.literal(null, aggregate.type);
  const time = timeField(dataset, context);
  const isBucketwise = windows.serves === 'each' && looksAtBucket(aggregate, context);
  if (time === undefined && windows.serves === 'each' && !isBucketwise) refuseTimeless(dataset, context);
  const leafAt = (bucket: number) => make.leaf(buildLeaf(aggregate, context, { dataset, time, windows, bucket }));
  const value = isBucketwise
    ? make.atBucket(
        aggregate.type,
        windows.ranges.map((_, bucket) => leafAt(bucket)),
      )
    : leafAt(0);
  const order = orderOf(aggregate, query.catalog);
  return order === undefined ? value : textAt(value, order, make);
}

/** What the rows of a leaf are, and which bucket its expressions see. */
interface LeafRows {
  readonly dataset: CheckedDataset;
  readonly time: FieldReference | undefined;
  readonly windows: WindowSet;
  readonly bucket: number;
}

function buildLeaf(aggregate: Aggregate, context: Context, { dataset, time, windows, bucket }: LeafRows): LeafSpec {
  const scope = rowScopeOf(context, context, { home: dataset.name, bucket });
  const conditions = lowerConditions(context, dataset.name, bucket);
  const counted = aggregate.condition === undefined ? [] : [lowerRow(aggregate.condition, scope)];
  const timeRow = time && lowerRow(time, scope);
  return {
    dataset: dataset.name,
    ...(timeRow && { time: timeRow }),
    windows: timeRow === undefined ? allTime : windows,
    dimensions: leafDimensions(dataset.name, context),
    context: conditions.context,
    own: [...conditions.formula, ...counted],
    measure: buildMeasure(aggregate, { dataset, scope, timeRow }),
    missing: valueOverNothing(aggregate.function),
  };
}

function buildMeasure(
  aggregate: Aggregate,
  {
    dataset,
    scope,
    timeRow,
  }: { readonly dataset: CheckedDataset; readonly scope: RowScope; readonly timeRow: RowExpression | undefined },
): LeafSpec['measure'] {
  const order = orderOf(aggregate, scope.catalog);
  const args = aggregate.arguments.map((argument) => lowerRow(argument, scope));
  const isSequential = aggregate.function === 'first' || aggregate.function === 'last';
  const key = isSequential
    ? dataset.definition.primary_key.map((field) => lowerRow(ownField(dataset, field), scope))
    : [];
  return {
    aggregate: aggregate.function,
    arguments: order === undefined ? args : args.map((text) => positionOf(text, order, rowMaker)),
    ...(isSequential && { order: timeRow === undefined ? key : [timeRow, ...key] }),
    type: order === undefined ? aggregate.type : 'integer',
  };
}

/** The declared values by whose order `min` and `max` of a text go. */
function orderOf(aggregate: Aggregate, catalog: Catalog): readonly string[] | undefined {
  return aggregate.function === 'min' || aggregate.function === 'max' ? orderedValues(aggregate, catalog) : undefined;
}

function ownField(dataset: CheckedDataset, field: string): FieldReference {
  const type = dataset.fields.get(field)?.type ?? 'text';
  return {
    kind: 'field',
    dataset: dataset.name,
    path: [],
    field,
    type,
    level: { kind: 'row', dataset: dataset.name },
    span: { start: 0, end: 0 },
  };
}

/** `.on`, else the metric's `time` for its own dataset, else the dataset's. */
function timeField(dataset: CheckedDataset, context: Context): FieldReference | undefined {
  const { on, metric, query } = context;
  if (on === undefined) return metric.time?.dataset === dataset.name ? metric.time : dataset.time;
  const field = reachField(on, dataset.name, query.catalog);
  if (field === undefined) refuseTime(on, dataset, context);
  return field ?? dataset.time;
}

function looksAtBucket(aggregate: Aggregate, { conditions, query }: Context): boolean {
  const own = [...aggregate.arguments, ...(aggregate.condition ? [aggregate.condition] : [])];
  return [...own, ...conditions.map(({ expression }) => expression)].some((part) => usesPeriod(part, query.catalog));
}
