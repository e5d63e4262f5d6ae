import { DomainError } from '@core/diagnostics';

/**
 * Does the work for one after the other; what fails for one does not hold up the others, and is thrown when all had their turn. A backing
 * service that is away ends it at once: the others need it as well.
 */
export async function eachByItself<T>(items: Iterable<T>, work: (item: T) => Promise<void>): Promise<void> {
  const failures: unknown[] = [];
  for (const item of items) {
    try {
      await work(item);
    } catch (error) {
      if (error instanceof DomainError && error.code === 'service.unavailable') throw error;
      failures.push(error);
    }
  }
  if (failures.length > 0) throw failures[0];
}
