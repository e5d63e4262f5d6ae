import type { LeafDimension, LeafSpec } from '../frames/leaf-spec';
import type { DraftLeaf } from './draft';
import type { Space } from './space';

/**
 * A count of the rows that a leaf's context has, in its own space or one around it. Undefined where the leaf does not see all
 * dimensions of that space: then it lists nothing there.
 */
export function presenceIn(space: Space, leaf: DraftLeaf): LeafSpec | undefined {
  const counted = countIn(space, leaf);
  if (counted === undefined || !seesAll(counted, space)) return undefined;
  const context = leaf.conditions.filter(({ level }) => level <= space.depth).map(({ row }) => row);
  const { running, ...rest } = counted;
  const keepsRunning = running !== undefined && (leaf.runs_at ?? 0) < space.depth;
  return {
    ...rest,
    ...(keepsRunning && { running }),
    context,
    own: [],
    lists: space.depth === 0 ? 'groups' : 'keys',
  };
}

/** A count of the very rows that a leaf takes, in its own space or one around it. */
export function countIn(space: Space, { leaf, space: own, conditions }: DraftLeaf): LeafSpec | undefined {
  const dimensions = seenIn(space, leaf.dimensions, own);
  if (dimensions === undefined) return undefined;
  const { dataset, time, windows, running } = leaf;
  const along = running && leaf.dimensions[running.dimension];
  const place = dimensions.findIndex(({ name }) => name === along?.name);
  const rows = (isContext: boolean) =>
    conditions.filter(({ level }) => level <= space.depth === isContext).map(({ row }) => row);
  const counted: LeafSpec = {
    dataset,
    ...(time && { time }),
    windows,
    dimensions,
    ...(running && place >= 0 && { running: { ...running, dimension: place } }),
    context: rows(true),
    own: rows(false),
    measure: { aggregate: 'count', arguments: [], type: 'integer' },
    missing: 0,
  };
  return listsGroups(counted, space) ? { ...counted, lists: 'groups' } : counted;
}

/** Dimensions of an inner space as those of one around it, without the keys between; undefined where it is not around. */
function seenIn(
  space: Space,
  dimensions: readonly LeafDimension[],
  inner: Space,
): readonly LeafDimension[] | undefined {
  if (inner === space) return dimensions;
  const { around } = inner;
  if (around === undefined) return undefined;
  const outer = dimensions.flatMap((dimension) => {
    const index = around.at[dimension.index];
    return index === undefined ? [] : [{ ...dimension, index }];
  });
  return seenIn(space, outer, around.space);
}

/** Whether the rows of a leaf's frame list the groups of the result. */
export function listsGroups(leaf: LeafSpec, space: Space): boolean {
  return space.depth === 0 && space.dimensions.length > 0 && leaf.running === undefined && seesAll(leaf, space);
}

export function seesAll({ dimensions }: LeafSpec, space: Space): boolean {
  return dimensions.length === space.dimensions.length;
}
