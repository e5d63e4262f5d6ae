import { DomainError } from '@core/diagnostics';

/** The answer of `work`, or `service.unavailable` when it fails or takes longer than `limit_ms`. */
export async function within<T>(limit_ms: number, work: () => Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${limit_ms} ms`)), limit_ms);
  });
  try {
    return await Promise.race([work(), late]);
  } catch (error) {
    throw DomainError.of('service.unavailable', { service: 'the queue' }, error);
  } finally {
    clearTimeout(timer);
  }
}

/** Does `work`, but neither waits for it longer than `limit_ms` nor minds how it ends. */
export async function withinOrNot(limit_ms: number, work: () => Promise<unknown>): Promise<void> {
  await within(limit_ms, work).catch(() => {});
}
