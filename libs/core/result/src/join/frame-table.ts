import type { BucketKey, FrameQuery } from '@core/plan';
import type { Frame, FrameColumn } from '../frame';
import type { Columns } from './domain';
import type { Steps } from '../steps/steps';
import { rowsByBucket, type RowsByBucket } from './rows-by-bucket';

/** A frame whose columns are known by their part in the query. */
export interface FrameTable {
  readonly name: string;
  readonly row_count: number;
  /** Absent when there is one bucket. */
  readonly buckets?: readonly BucketKey[];
  /** Worked out when first asked for. */
  readonly byBucket: () => Steps<RowsByBucket>;
  readonly dimensions: Columns;
  readonly measures: ReadonlyMap<string, FrameColumn>;
}

/** Reads the columns in the order that the query promises: bucket, dimensions, measures. A frame of another query is refused. */
export function openFrame(query: FrameQuery, frame: Frame): FrameTable {
  const hasBucket = query.bucketing.kind !== 'single';
  const expected = [
    ...(hasBucket ? ['bucket'] : []),
    ...query.dimensions.map(({ name }) => name),
    ...query.measures.map(({ name }) => name),
  ];
  const found = frame.columns.map(({ name }) => name);
  if (expected.join() !== found.join()) {
    throw new TypeError(`frame ${query.name} should have the columns ${expected.join()}, it has ${found.join()}`);
  }
  const [bucket] = hasBucket ? frame.columns : [];
  const rest = frame.columns.slice(hasBucket ? 1 : 0);
  return openColumns(query.name, {
    row_count: frame.row_count,
    ...(bucket && { buckets: bucket.values as readonly BucketKey[] }),
    dimensions: rest.slice(0, query.dimensions.length).map(({ values }) => values),
    measures: new Map(rest.slice(query.dimensions.length).map((column) => [column.name, column])),
  });
}

/** A table of columns whose parts are known. */
export function openColumns(name: string, columns: Omit<FrameTable, 'name' | 'byBucket'>): FrameTable {
  let sorted: RowsByBucket | undefined;
  function* byBucket(): Steps<RowsByBucket> {
    return (sorted ??= yield* rowsByBucket(columns.buckets, columns.row_count));
  }
  return { name, ...columns, byBucket };
}
