import type { WorkHooks } from '@adapters/sandbox';
import { DomainError } from '@core/diagnostics';
import type { CheckedDataset } from '@core/formula';

/** How long a load of a dataset may take, and what it is refused with when it takes longer. */
export function loadsWithin(
  { dataset }: { readonly dataset: CheckedDataset },
  deadline_ms: number,
): Pick<WorkHooks, 'deadline_ms' | 'late'> {
  return { deadline_ms, late: (spent) => DomainError.of('limit.load_time', { dataset: dataset.name, ...spent }) };
}
