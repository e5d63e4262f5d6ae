import type { RunProgress } from '../ports/run-store';
import type { OpenOptions } from '../ports/warehouse';
import type { Pulse } from './pulse';

/** Tells of the step `load` of a run: each dataset is a like part of it, and loading one tells its bytes as well. */
export function reportLoads(
  datasets: readonly { readonly name: string }[],
  total: RunProgress['total'],
  pulse: Pick<Pulse, 'report'>,
): NonNullable<OpenOptions['report']> {
  return (dataset, progress) => {
    const opened = datasets.findIndex(({ name }) => name === dataset);
    const done = (opened + progress.done / progress.total) / datasets.length;
    pulse.report({ done: Math.floor(done * 100) / 100, total, step: 'load', loading: { dataset, ...progress } });
  };
}
