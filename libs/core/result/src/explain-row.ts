import type { CellValue } from '@core/definition';
import { DomainError } from '@core/diagnostics';
import { nameWindow, periodName, type NamedWindow, type RunPlan } from '@core/plan';
import { bindPlan, type BoundPlan } from './bind-plan';
import { nameColumns } from './evaluate-plan';
import { explainNode } from './explain/explain-node';
import type { ExplainedNode } from './explain/explained-node';
import type { Frame } from './frame';
import type { RowPlace } from './space/row-place';
import type { Steps } from './steps/steps';

/** A row that is asked for, by values of `period` and dimensions. */
export type RowNames = Readonly<Record<string, CellValue>>;

export interface ExplainedRow {
  /** The cells that name the row: its `period` where there is a grain, and its dimensions. */
  readonly of: RowNames;
  /** The time that the row is about. */
  readonly window: NamedWindow;
  readonly columns: readonly ExplainedColumn[];
}

export interface ExplainedColumn {
  /** Of the result: `win_rate`, `win_rate.previous`. */
  readonly name: string;
  readonly tree: ExplainedNode;
}

/**
 * How the values of one row came about: a tree for each value column, untaken branches included.
 * `at` gives values of `period` and dimensions, the first row that has them is explained; the first row of all when absent.
 * A period may be named as in requests (`2017-05`), and by its grain (`month`); a member by its text.
 * Throws `run.no_such_row`, and `run.forecast_not_explained` for a period to come.
 */
export function* explainRow(plan: RunPlan, frames: readonly Frame[], at: RowNames = {}): Steps<ExplainedRow> {
  const names = nameColumns(plan)
    .map(({ name }) => name)
    .slice(0, -plan.columns.length);
  const asked = Object.entries(at).map(([name, value]) => ({ name: name === plan.grain ? 'period' : name, value }));
  refuseForecast(plan, asked.find(({ name }) => name === 'period')?.value);
  const bound = yield* bindPlan(plan, frames);
  const isAsked = (cells: readonly CellValue[]) =>
    asked.every(({ name, value }) => isNamed(cells[names.indexOf(name)], value, name === 'period' ? plan : undefined));
  const found = yield* findRow(plan, bound, isAsked);
  if (found === undefined) throw DomainError.of('run.no_such_row', { at, names });
  const { bucket, group } = found;
  const place = { plan, view: bound.view, prepare: bound.prepare, bucket, group };
  const columns: ExplainedColumn[] = [];
  for (const { name, expression } of plan.columns) columns.push({ name, tree: yield* explainNode(expression, place) });
  const { label, window = {} } = plan.buckets[bucket] ?? {};
  const cells = bound.nameRow(label, group);
  const of = Object.fromEntries(names.map((name, index) => [name, cells[index] ?? null]));
  return { of, window: nameWindow(window, plan.timezone), columns };
}

function* findRow(
  { buckets }: RunPlan,
  { view, prepare, hasRow, nameRow }: BoundPlan,
  isAsked: (cells: readonly CellValue[]) => boolean,
): Steps<RowPlace | undefined> {
  for (const [bucket, { label }] of buckets.entries()) {
    const groups = view.space.groupsIn(bucket).filter((own) => isAsked(nameRow(label, own)));
    yield;
    if (groups.length === 0) continue;
    yield* prepare(bucket);
    const group = groups.find((own) => hasRow(bucket, own));
    if (group !== undefined) return { bucket, group };
  }
  return undefined;
}

/** `period` is the plan of the row where the cell is the label of a bucket. */
function isNamed(cell: CellValue | undefined, value: CellValue, period?: RunPlan): boolean {
  if (cell === undefined) return false;
  if (cell === null || value === null) return cell === value;
  if (String(cell) === String(value)) return true;
  return period !== undefined && nameBucket(period, String(cell)) === String(value);
}

/** As a request names it: `2017-05`. */
function nameBucket({ buckets, forecast, grain, timezone }: RunPlan, label: string): string | undefined {
  const bucket = [...buckets, ...(forecast?.buckets ?? [])].find((own) => own.label === label);
  const start = bucket?.window.from?.instant;
  return grain === undefined || start === undefined ? undefined : periodName(start, grain, timezone);
}

function refuseForecast(plan: RunPlan, period: CellValue | undefined): void {
  const { forecast, buckets } = plan;
  if (forecast === undefined || period === undefined) return;
  if (!forecast.buckets.some(({ label }) => isNamed(label, period, plan))) return;
  const { method, first, complete } = forecast;
  const learnt = complete > first ? [buckets[first]?.label ?? '', buckets[complete - 1]?.label ?? ''] : [];
  throw DomainError.of('run.forecast_not_explained', { period: String(period), method, learnt });
}
