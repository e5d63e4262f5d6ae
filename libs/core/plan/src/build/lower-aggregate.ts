import {
  orderedValues,
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
import type { LeafSpec } from '../frames/leaf-spec';
import { allTime, type WindowSet } from '../frames/window-set';
import type { Context } from './context';
import { draftMaker, type Draft, type DraftLeaf } from './draft';
import { leafDimensions } from './leaf-dimensions';
import { leafRunning } from './leaf-running';
import { lowerConditions } from './lower-conditions';
import { listsGroups } from './presence';
import { rowScopeOf } from './row-scope-of';
import { refuseTimeless, rowTime } from './row-time';
import { validRows } from './valid-rows';

/** An aggregate in its context: a leaf. */
export function lowerAggregate(aggregate: Aggregate, context: Context): Draft {
  const { query, metric, view } = context;
  const make = draftMaker({ metric: metric.name, span: aggregate.span });
  const windows = query.windows.of(view);
  if (windows === undefined) return make.literal(null, aggregate.type);
  const leaf = make.leaf(buildLeaf(aggregate, context, windows));
  const order = orderOf(aggregate, query.catalog);
  return order === undefined ? leaf : textAt<Draft>(leaf, order, make);
}

type LeafParts = Pick<DraftLeaf, 'leaf' | 'space' | 'conditions' | 'runs_at'>;

function buildLeaf(aggregate: Aggregate, context: Context, windows: WindowSet): LeafParts {
  const { query, space } = context;
  const dataset = knownDataset(aggregate.dataset, query.catalog);
  let looksAtWindow = false;
  const at = { home: dataset.name, onBound: () => (looksAtWindow = true) };
  const scope = rowScopeOf(context, context, at);
  const { field, places, valid } = rowTime(dataset, context);
  const own = space.depth + 1;
  const conditions = [
    ...lowerConditions(context, at),
    ...validRows(dataset, valid, scope).map((row) => ({ level: 0, row })),
    ...(aggregate.condition === undefined ? [] : [{ level: own, row: lowerRow(aggregate.condition, scope) }]),
  ];
  const time = field && lowerRow(field, scope);
  const dimensions = leafDimensions(context, at);
  const running = leafRunning(dimensions, context);
  const isContext = ({ level }: { readonly level: number }) => level <= space.depth;
  const leaf: LeafSpec = {
    dataset: dataset.name,
    ...(places && time && { time }),
    windows: places ? windows : allTime,
    dimensions,
    ...(running && { running }),
    context: conditions.filter(isContext).map(({ row }) => row),
    own: conditions.filter((condition) => !isContext(condition)).map(({ row }) => row),
    measure: buildMeasure(aggregate, { dataset, scope, time }),
    missing: valueOverNothing(aggregate.function),
  };
  if (!places && windows.serves === 'each' && !looksAtWindow) refuseTimeless(dataset, context);
  return {
    leaf: listsGroups(leaf, space) ? { ...leaf, lists: 'groups' } : leaf,
    space,
    conditions,
    ...(context.running && { runs_at: context.running.depth }),
  };
}

function buildMeasure(
  aggregate: Aggregate,
  {
    dataset,
    scope,
    time,
  }: { readonly dataset: CheckedDataset; readonly scope: RowScope; readonly time: RowExpression | undefined },
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
    ...(isSequential && { order: time === undefined ? key : [time, ...key] }),
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
