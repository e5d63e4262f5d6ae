import { diagnose } from '@core/diagnostics';
import { reachField, type CheckedDataset, type FieldReference } from '@core/formula';
import { shiftBy } from '../time/shift';
import type { TimeView } from '../time/time-view';
import type { Context } from './context';
import { pathOf } from './find-fields';

/** How the rows of a dataset come into buckets: by a field, by when they are valid, or not at all. */
export interface RowTime {
  /** The time field of the context, by which `first` and `last` go. */
  readonly field: FieldReference | undefined;
  /** Whether that field places rows in time; else all rows are in every bucket. */
  readonly places: boolean;
  /** When rows are valid that count. */
  readonly valid: Context['valid'];
}

/** `.at` and `.during` for an interval dataset, else the time field. */
export function rowTime(dataset: CheckedDataset, context: Context): RowTime {
  const field = timeField(dataset, context);
  if (dataset.validity !== undefined && context.valid !== undefined)
    return { field, places: false, valid: context.valid };
  if (field?.type === 'date' && looksWithinDays(context.view)) refusePartsOfDays(field, context);
  return { field, places: field !== undefined, valid: undefined };
}

/** `.on`, else the metric's `time` for its own dataset, else the dataset's. */
function timeField(dataset: CheckedDataset, context: Context): FieldReference | undefined {
  const { on, metric, query } = context;
  if (on === undefined) return metric.time?.dataset === dataset.name ? metric.time : dataset.time;
  const field = reachField(on, dataset.name, query.catalog);
  if (field === undefined) refuseTime(on, dataset, context);
  return field ?? dataset.time;
}

/** `.on` names a field that the dataset of an aggregate does not reach. */
function refuseTime(on: FieldReference, { name }: CheckedDataset, { query, asked }: Context): void {
  const words = { dataset: name, field: pathOf(on), use: 'placed in time' } as const;
  query.findings.add(diagnose('formula.unreachable_field', words, { path: asked.path }));
}

const minutesOfDay = 24 * 60;

function looksWithinDays({ shift, rule }: TimeView): boolean {
  const window = rule.kind === 'rolling' ? shiftBy(rule.duration).minutes : 0;
  return [shift.minutes, window].some((minutes) => minutes % minutesOfDay !== 0);
}

/** Dates stand at midnight: by hours that is a place like any other, while in coarser buckets some hours would hold all or none. */
function refusePartsOfDays(field: FieldReference, { query, metric, asked }: Context): void {
  if (query.time.calendar.grain === 'hour') return;
  query.findings.add(
    diagnose('run.parts_of_days', { metric: metric.name, field: pathOf(field) }, { path: asked.path }),
  );
}

/** A dataset without time has no place in a series, unless the formula says that every bucket is the same. */
export function refuseTimeless({ name }: CheckedDataset, { query, metric }: Context): void {
  const { grain = '' } = query.time.calendar;
  query.findings.add(diagnose('run.timeless', { dataset: name, metric: metric.name, grain }, { path: '/grain' }));
}
