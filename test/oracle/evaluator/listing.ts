import type { Dimension } from './context';
import type { LeafContext } from './leaves';
import { dimensionOn, rowsOf } from './leaf-rows';
import { keyOf, type Value } from './value';

/** The groups for which the context of an aggregate has a row; those of which a total takes a dimension list none. Tuples begin at dimension `first`. */
export function listGroups(
  leaves: readonly LeafContext[],
  dimensions: readonly Dimension[],
  first = 0,
): readonly (readonly Value[])[] {
  const groups = new Map<string, readonly Value[]>();
  for (const leaf of leaves.filter(({ context }) => keepsAll(context.dimensions, dimensions))) {
    for (const tuple of groupsOf(leaf, dimensions, first)) groups.set(tuple.map(keyOf).join('|'), tuple);
  }
  return [...groups.values()];
}

export function keepsAll(own: readonly Dimension[], dimensions: readonly Dimension[]): boolean {
  return dimensions.every(({ ref }) => own.some((one) => one.ref === ref && !one.dropped));
}

/** What runs along a dimension within the formula of a space changes values there, not the list of its groups. */
function groupsOf(
  { agg, context }: LeafContext,
  dimensions: readonly Dimension[],
  first: number,
): readonly (readonly Value[])[] {
  const text = context.question.textAt(context);
  const own = context.dimensions.map((dimension) => dimensions.find(({ ref }) => ref === dimension.ref) ?? dimension);
  const named = dimensions.slice(first);
  const rows = rowsOf(agg, { ...context, dimensions: own }, 'context');
  return rows.map((row) => named.map(({ ref }) => dimensionOn(row, ref, text)));
}

/** What lists tuples of some dimensions: rows, or the members of one. */
export interface Source {
  readonly places: readonly number[];
  readonly tuplesIn: (bucket: number) => readonly (readonly Value[])[];
}

/** A source that lacks some dimensions is combined with every tuple of those that the other sources list. */
export function combineSources(
  sources: readonly Source[],
  places: readonly number[],
  bucket: number,
): readonly (readonly Value[])[] {
  const tuples = new Map<string, readonly Value[]>();
  for (const source of sources) {
    const own = places.filter((place) => source.places.includes(place));
    const rest = places.filter((place) => !own.includes(place));
    if (own.length === 0) continue;
    const others =
      rest.length === 0
        ? [[]]
        : combineSources(
            sources.filter((one) => one !== source),
            rest,
            bucket,
          );
    for (const part of source.tuplesIn(bucket)) {
      for (const other of others) {
        const tuple = places.map((place) =>
          own.includes(place) ? (part[source.places.indexOf(place)] ?? null) : (other[rest.indexOf(place)] ?? null),
        );
        tuples.set(tuple.map(keyOf).join('|'), tuple);
      }
    }
  }
  return [...tuples.values()];
}
