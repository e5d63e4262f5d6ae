import type { Bucketing } from '../frame/frame-query';
import type { Leaf } from '../frame/scalar-expression';
import type { Calendar } from '../time/bucket-span';
import type { LeafSpec } from './leaf-spec';
import type { Windows } from './window-set';

/** How a frame is cut, and where each of its leaves finds its buckets. */
export interface ChosenBucketing {
  readonly bucketing: Bucketing;
  readonly seek: (leaf: LeafSpec) => Pick<Leaf, 'keys' | 'range'>;
}

/** What frames are cut for. */
export interface BucketingWorld {
  readonly calendar: Calendar;
  readonly windows: Windows;
  /** Of the result. */
  readonly bucketCount: number;
}
