import { orderedValues, type Aggregate, type Catalog, type PerAggregate } from '@core/formula';
import type { LeafSpec } from '../frames/leaf-spec';
import { positionOf, textAt } from '../lower/ordered-text';
import type { Context } from './context';
import { draftLeaves, draftMaker, type Draft } from './draft';
import { lowerAggregate } from './lower-aggregate';
import type { Lower } from './lower-modified';
import { presenceIn } from './presence';
import { placesOf, spaceWithin, type Space } from './space';

/** An aggregate over values for each key: its arguments are evaluated in a space of their own. */
export function lowerPer(per: PerAggregate, context: Context, lower: Lower): Draft {
  const { metric, query } = context;
  const make = draftMaker({ metric: metric.name, span: per.span });
  const space = spaceWithin(context.space, context.left, per.keys);
  const within = enterSpace(context, space);
  const args = per.arguments.map((argument) => lower(argument, within));
  const order = orderOf(per, query.catalog);
  const value = make.per(order === undefined ? per.type : 'integer', {
    aggregate: per.function,
    arguments: order === undefined ? args : args.map((text) => positionOf(text, order, make)),
    space,
    listing: listTuples(space, args, { per, within }),
  });
  return order === undefined ? value : textAt(value, order, make);
}

/** The context in a finer space: what a total dropped is not there, and what runs along a dimension goes on. */
function enterSpace(context: Context, space: Space): Context {
  const { running, left } = context;
  return {
    ...context,
    space,
    left: placesOf(space),
    running: running && { ...running, at: left.indexOf(running.at) },
  };
}

/** The tuples for which one of the aggregates beneath has a row before the operand's own conditions. */
function listTuples(
  space: Space,
  args: readonly Draft[],
  { per, within }: { readonly per: PerAggregate; readonly within: Context },
): readonly LeafSpec[] {
  const listing = args.flatMap(draftLeaves).flatMap((leaf) => presenceIn(space, leaf) ?? []);
  const [key] = per.keys;
  if (listing.length > 0 || key === undefined) return listing;
  return draftLeaves(lowerAggregate(countRows(key.dataset), within)).flatMap((leaf) => presenceIn(space, leaf) ?? []);
}

/** `count()` of a dataset. */
export function countRows(dataset: string): Aggregate {
  return {
    kind: 'aggregate',
    function: 'count',
    dataset,
    arguments: [],
    type: 'integer',
    level: { kind: 'aggregate' },
    span: { start: 0, end: 0 },
  };
}

/** The declared values by whose order `min` and `max` of texts go. */
function orderOf(
  { function: name, arguments: [value] }: PerAggregate,
  catalog: Catalog,
): readonly string[] | undefined {
  return value !== undefined && (name === 'min' || name === 'max') ? orderedValues(value, catalog) : undefined;
}
