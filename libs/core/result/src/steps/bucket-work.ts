import { finish, type Steps } from './steps';

/** What is worked out for a whole bucket before the first of its values is used; only the last bucket is remembered. */
export interface BucketWork<T> {
  readonly prepare: (bucket: number) => Steps<unknown>;
  /** What was prepared; where nothing was, it is worked out at once. */
  readonly of: (bucket: number) => T;
}

export function bucketWork<T>(work: (bucket: number) => Steps<T>): BucketWork<T> {
  let last: { readonly bucket: number; readonly value: T } | undefined;
  function* prepare(bucket: number): Steps<T> {
    if (last?.bucket === bucket) return last.value;
    last = undefined;
    const value = yield* work(bucket);
    last = { bucket, value };
    return value;
  }
  return { prepare, of: (bucket) => (last?.bucket === bucket ? last.value : finish(prepare(bucket))) };
}
