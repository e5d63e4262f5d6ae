import type { LeafSpec } from '../frames/leaf-spec';
import { knownDataset } from '../lower/dataset-at';
import type { Context } from './context';
import { draftLeaves, type Draft } from './draft';
import { lowerAggregate } from './lower-aggregate';
import { countRows } from './lower-per';
import { presenceIn } from './presence';

/**
 * What lists the groups of the result for a metric and its comparisons: aggregates that see all dimensions, those beneath a `per`
 * without its keys; where every one stands under a total, the rows of the metric's dataset.
 */
export function listGroups(values: readonly Draft[], context: Context): readonly LeafSpec[] {
  const { space } = context.query;
  if (space.dimensions.length === 0) return [];
  const listing = values
    .flatMap(draftLeaves)
    .flatMap((draft) =>
      draft.leaf.lists === 'groups' && draft.space === space ? [draft.leaf] : (presenceIn(space, draft) ?? []),
    );
  return listing.length > 0 ? listing : listRows(context);
}

function listRows(context: Context): readonly LeafSpec[] {
  const { asked, query, view } = context;
  if (asked.base === undefined) return [];
  const { time = context.metric.time } = knownDataset(asked.base, query.catalog);
  const valid = time === undefined ? ('during' as const) : undefined;
  const whole: Context = { ...context, view: { ...view, span: 'period' }, valid };
  return draftLeaves(lowerAggregate(countRows(asked.base), whole)).map(({ leaf }) => leaf);
}
