import { DomainError } from '@core/diagnostics';

/**
 * Waits for work on one dataset alone, where want of memory is to be blamed on its data: `limit.memory` becomes `data.unusable`,
 * with the limit and what was seen.
 */
export async function blameData(dataset: string, reason: string, work: Promise<unknown>): Promise<unknown> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== 'limit.memory') throw error;
    throw DomainError.of('data.unusable', { dataset, reason: `${reason} (${error.message})` }, error);
  }
}
