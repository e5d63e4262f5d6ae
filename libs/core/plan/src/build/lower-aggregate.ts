import { valueOverNothing, type Aggregate } from '@core/formula';
import { knownDataset } from '../lower/dataset-at';
import { lowerRow } from '../lower/lower-row';
import { lowerMeasure, placesOf } from '../lower/lower-measure';
import { textAt } from '../lower/ordered-text';
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

/** An aggregate in its context: a leaf; null where it runs along a dimension that is not there. */
export function lowerAggregate(aggregate: Aggregate, context: Context): Draft {
  const { query, metric, view } = context;
  const make = draftMaker({ metric: metric.name, span: aggregate.span });
  const windows = query.windows.of(view);
  if (windows === undefined) return make.literal(null, aggregate.type);
  const parts = buildLeaf(aggregate, context, windows);
  if (parts === undefined) return make.literal(null, aggregate.type);
  const leaf = make.leaf(parts);
  const values = placesOf(aggregate, query.catalog);
  return values === undefined ? leaf : textAt<Draft>(leaf, values, make);
}

type LeafParts = Pick<DraftLeaf, 'leaf' | 'space' | 'conditions' | 'runs_at'>;

function buildLeaf(aggregate: Aggregate, context: Context, windows: WindowSet): LeafParts | undefined {
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
  if (running === 'lacking') return undefined;
  const isContext = ({ level }: { readonly level: number }) => level <= space.depth;
  const leaf: LeafSpec = {
    dataset: dataset.name,
    ...(places && time && { time }),
    windows: places ? windows : allTime,
    dimensions,
    ...(running && { running }),
    context: conditions.filter(isContext).map(({ row }) => row),
    own: conditions.filter((condition) => !isContext(condition)).map(({ row }) => row),
    measure: lowerMeasure(aggregate, { dataset, scope, time }, lowerRow),
    missing: valueOverNothing(aggregate.function),
  };
  if (!places && windows.serves === 'each' && !looksAtWindow && !query.time.isApart) refuseTimeless(dataset, context);
  return {
    leaf: listsGroups(leaf, space) ? { ...leaf, lists: 'groups' } : leaf,
    space,
    conditions,
    ...(context.running && { runs_at: context.running.depth }),
  };
}
