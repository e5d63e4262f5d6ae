import { setTimeout } from 'node:timers/promises';

/** What `work` gives, or an error when that takes too long; the work itself goes on. */
export async function within<Value>(limit_ms: number, work: Promise<Value>): Promise<Value> {
  const decided = new AbortController();
  const late = setTimeout(limit_ms, undefined, { signal: decided.signal, ref: false }).then(() => {
    throw new Error(`no answer within ${limit_ms} ms`);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    late.catch(() => undefined);
    decided.abort();
  }
}
