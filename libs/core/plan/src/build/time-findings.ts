import { diagnose } from '@core/diagnostics';
import type { CheckedDataset, FieldReference } from '@core/formula';
import type { Context } from './context';
import { pathOf } from './find-fields';

/** A dataset without time has no place in a series, unless the formula says that every bucket is the same. */
export function refuseTimeless({ name }: CheckedDataset, { query, metric }: Context): void {
  const { grain = '' } = query.time.calendar;
  query.findings.add(diagnose('run.timeless', { dataset: name, metric: metric.name, grain }, { path: '/grain' }));
}

/** `.on` names a field that the dataset of an aggregate does not reach. */
export function refuseTime(on: FieldReference, { name }: CheckedDataset, { query, asked }: Context): void {
  const words = { dataset: name, field: pathOf(on), use: 'placed in time' } as const;
  query.findings.add(diagnose('formula.unreachable_field', words, { path: asked.path }));
}
