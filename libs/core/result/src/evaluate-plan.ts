import type { CellValue } from '@core/definition';
import { DomainError } from '@core/diagnostics';
import type { RunPlan } from '@core/plan';
import { bindPlan, type BoundPlan } from './bind-plan';
import { forecastRows, type PlacedRow } from './forecast/forecast-rows';
import type { SeasonalModel } from './forecast/seasonal-model';
import type { Frame } from './frame';
import { orderRows } from './order-rows';
import type { ResultColumn, RunResult } from './run-result';
import { warnOfRowFailures } from './warnings/row-failures';
import { compileAll } from './scalar/compile-expression';
import { finish, inSlices, sliceLengths, type Steps } from './steps/steps';
import { isExact, toCell } from './value/cells';

/** A result is held in memory: groups of three dimensions by hour would take all of it. */
const mostRows = 1_000_000;

/** What evaluation may need and core does not have. */
export interface EvaluationMeans {
  readonly seasonal?: SeasonalModel;
  /** A million when absent. */
  readonly rowLimit?: number;
  /** Told how much of the work is done, from 0 to 1. */
  readonly report?: (share: number) => void;
}

/** The answer of a plan, at once. */
export function evaluatePlan(plan: RunPlan, frames: readonly Frame[], means?: EvaluationMeans): RunResult {
  return finish(evaluateInSteps(plan, frames, means));
}

/**
 * The answer of a plan: a row for every bucket and every group that is there, in order of time, then dimensions, or as
 * `order_by` says; where a forecast is planned, rows for the buckets to come as well. What a frame does not hold is filled by
 * the leaf's own rule; what cannot be computed is null with a counted warning. Throws `run.too_many_rows`, and a TypeError for
 * frames of another plan and where a seasonal forecast is planned without a model for it.
 */
export function* evaluateInSteps(
  plan: RunPlan,
  frames: readonly Frame[],
  { seasonal, rowLimit = mostRows, report = () => undefined }: EvaluationMeans = {},
): Steps<RunResult> {
  const bound = yield* bindPlan(plan, frames);
  const columns = resultColumns(plan);
  const learnt: PlacedRow[] = [];
  const learn = plan.forecast && ((row: PlacedRow) => learnt.push(row));
  const found = yield* evaluateRows({ ...plan, columns: foretold(plan) }, bound, {
    rowLimit,
    learn,
    report: partOf(report, 0, learn ? 0.5 : 1),
  });
  const basis = { plan, nameRow: bound.nameRow, rows: learnt, seasonal, report: partOf(report, 0.5, 1) };
  const forecast = plan.forecast && (yield* forecastRows({ ...basis, forecast: plan.forecast }));
  const rows = yield* orderRows(
    forecast ? [...markRows(found, false), ...markRows(forecast.rows, true)] : found,
    columns,
    plan,
  );
  return {
    columns: markExact(columns, rows),
    rows,
    warnings: [
      ...plan.warnings.map(({ code, message }) => ({ code, message })),
      ...warnOfRowFailures(plan, frames),
      ...bound.warnings.list(),
      ...(forecast?.warnings ?? []),
    ],
    ...(forecast && { forecast: forecast.header }),
  };
}

/** Tells of the share of a part as of that of the whole, of which the part is the stretch from `from` to `to`. */
function partOf(report: (share: number) => void, from: number, to: number): (share: number) => void {
  return (share) => report(from + (to - from) * share);
}

/** The columns that name a row, then the values. */
export function nameColumns({ grain, space, columns }: RunPlan): readonly ResultColumn[] {
  const period =
    grain === undefined ? [] : [{ name: 'period', type: grain === 'hour' ? 'timestamp' : 'date' } as const];
  return [...period, ...[...space.dimensions, ...columns].map(({ name, type }) => ({ name, type }))];
}

/** The columns of a result: where a forecast is planned, one more says which rows are forecasts. */
function resultColumns(plan: RunPlan): readonly ResultColumn[] {
  const columns = nameColumns({ ...plan, columns: foretold(plan) });
  return plan.forecast ? [...columns, { name: 'is_forecast', type: 'boolean' }] : columns;
}

/** Value columns as they are beside forecasts, which are doubles: those of metrics that are carried on are of type number. */
function foretold({ forecast, columns, metrics }: RunPlan): RunPlan['columns'] {
  if (forecast === undefined) return columns;
  const isCarriedOn = (name: string) => metrics.some(({ label }) => label === name);
  return columns.map((column) =>
    isExact(column.type) && isCarriedOn(column.name) ? { ...column, type: 'number' } : column,
  );
}

function markRows(rows: readonly (readonly CellValue[])[], isForecast: boolean): CellValue[][] {
  return rows.map((cells) => [...cells, isForecast]);
}

interface RowMeans extends Required<Pick<EvaluationMeans, 'rowLimit' | 'report'>> {
  readonly learn: ((row: PlacedRow) => void) | undefined;
}

function* evaluateRows(
  { buckets, columns }: RunPlan,
  { view, warnings, prepare, hasRow, nameRow }: BoundPlan,
  { rowLimit, learn, report }: RowMeans,
): Steps<CellValue[][]> {
  const evaluators = yield* compileAll(
    columns.map(({ expression }) => expression),
    view.scope,
  );
  const values = columns.map(({ type }, place) => ({ type, evaluate: evaluators[place] }));
  const rows: CellValue[][] = [];
  const addRow = (bucket: number, group: number) => {
    warnings.nextRow();
    if (!hasRow(bucket, group)) return;
    if (rows.length === rowLimit) throw DomainError.of('run.too_many_rows', { limit: rowLimit });
    const cells = nameRow(buckets[bucket]?.label, group);
    for (const { type, evaluate } of values) cells.push(toCell(evaluate?.(bucket, group) ?? null, type));
    rows.push(cells);
    learn?.({ bucket, group, cells });
  };
  for (let bucket = 0; bucket < buckets.length; bucket += 1) {
    yield* prepare(bucket);
    const groups = view.space.groupsIn(bucket);
    const addRows = (from: number, to: number) => groups.subarray(from, to).forEach((group) => addRow(bucket, group));
    yield* inSlices(groups.length, addRows, sliceLengths.formulas);
    report((bucket + 1) / buckets.length);
  }
  return rows;
}

function markExact(columns: readonly ResultColumn[], rows: readonly (readonly CellValue[])[]): readonly ResultColumn[] {
  return columns.map((column, index) => {
    const holdsText = isExact(column.type) && rows.some((row) => typeof row[index] === 'string');
    return holdsText ? { ...column, exact: true } : column;
  });
}
