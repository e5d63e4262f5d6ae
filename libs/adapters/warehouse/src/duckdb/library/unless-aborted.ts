import { DomainError } from '@core/diagnostics';

/** Waits for work, but no longer than until the signal is aborted: then it throws `run.cancelled`, and the work goes on. */
export async function unlessAborted<T>(work: Promise<T>, signal?: AbortSignal): Promise<T> {
  if (signal === undefined) return work;
  return new Promise((resolve, reject) => {
    const leave = () => reject(DomainError.of('run.cancelled', {}));
    if (signal.aborted) leave();
    signal.addEventListener('abort', leave, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', leave));
  });
}
