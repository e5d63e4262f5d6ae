/** Remembers what was worked out for the last bucket: buckets come one after another, and each is asked for often. */
export function lastBucket<T>(work: (bucket: number) => T): (bucket: number) => T {
  let last: { readonly bucket: number; readonly value: T } | undefined;
  return (bucket) => {
    if (last?.bucket !== bucket) {
      last = undefined;
      last = { bucket, value: work(bucket) };
    }
    return last.value;
  };
}
