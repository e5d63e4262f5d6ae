import type { CellValue } from '@core/definition';
import type { ValueType } from '@core/formula';

/** A frame's `bucket` (date text or window index); null: no such bucket. */
export type BucketKey = string | number | null;

/** The first and last `bucket` of a frame (date text), inclusive; an absent `from` is the first there is; null: no bucket. */
export type BucketKeySpan = { readonly from?: string; readonly to: string } | null;

/** The groups for which expressions are evaluated: tuples of members of dimensions. Without dimensions there is one. */
export interface GroupSpace {
  readonly dimensions: readonly PlanDimension[];
  readonly listing: readonly GroupListing[];
}

export interface PlanDimension {
  readonly name: string;
  /** What a formula calls it, where another dimension of the space has that name. */
  readonly label?: string;
  readonly type: ValueType;
  /** The declared values of an ordered text, in their order: members stand in it. */
  readonly values?: readonly string[];
}

/**
 * What lists groups. A source that lacks some of the space's dimensions is combined with every tuple of those that the other
 * sources list. The space of a result is dense: a group that a `rows` source lists is there in every bucket. Beneath a `per`, and of an
 * `every` source, a group is there in the buckets for which a source lists it.
 */
export type GroupListing =
  | {
      readonly kind: 'rows' | 'every';
      /** Index into `RunPlan.frames`. */
      readonly frame: number;
      /** Indexes into the dimensions of the space, in the order of the frame's dimensions. */
      readonly dimensions: readonly number[];
      /** Only rows of the frame where this count is above zero list. */
      readonly measure?: string;
      /** As `Leaf.keys`: the row of the frame that lists for each bucket. */
      readonly keys?: readonly BucketKey[];
      /** In place of `keys`, as `LeafRange.spans`: any row of these lists for each bucket. Neither: any row lists for every bucket. */
      readonly spans?: readonly BucketKeySpan[];
      /** As `Leaf.running`: a member of the space around that the frame lacks lists what the nearest one lists. */
      readonly running?: { readonly dimension: number; readonly order: 'asc' | 'desc' };
    }
  /** Declared values of one dimension, in every bucket. */
  | { readonly kind: 'values'; readonly dimension: number; readonly values: readonly CellValue[] };
