import type { FrameQuery } from '../frame/frame-query';

/** The first rows of a dataset as a caller sees them. */
export interface PreviewPlan {
  /** Its dimensions are the fields that are seen, in the order of the definition; it is read row by row, ungrouped and without measures. */
  readonly frame: FrameQuery;
  /** Fields of the primary key, by which rows are ordered: indexes into the dimensions. A hidden one orders nothing. */
  readonly order: readonly number[];
}
