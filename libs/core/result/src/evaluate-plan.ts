import type { CellValue } from '@core/definition';
import { DomainError } from '@core/diagnostics';
import type { RunPlan } from '@core/plan';
import { bindPlan, type BoundPlan } from './bind-plan';
import { forecastRows, type PlacedRow } from './forecast/forecast-rows';
import type { SeasonalModel } from './forecast/seasonal-model';
import type { Frame } from './frame';
import { orderRows } from './order-rows';
import type { ResultColumn, RunResult } from './run-result';
import { warnOfZeroDivisors } from './warnings/zero-divisors';
import { compileExpression } from './scalar/compile-expression';
import { isExact, toCell } from './value/cells';

/** A result is held in memory: groups of three dimensions by hour would take all of it. */
const mostRows = 1_000_000;

/** What evaluation may need and core does not have. */
export interface EvaluationMeans {
  readonly seasonal?: SeasonalModel;
  /** A million when absent. */
  readonly rowLimit?: number;
}

/**
 * The answer of a plan: a row for every bucket and every group that is there, in order of time, then dimensions, or as
 * `order_by` says; where a forecast is planned, rows for the buckets to come as well. What a frame does not hold is filled by
 * the leaf's own rule; what cannot be computed is null with a counted warning. Throws `run.too_many_rows`, and a TypeError for
 * frames of another plan and where a seasonal forecast is planned without a model for it.
 */
export function evaluatePlan(
  plan: RunPlan,
  frames: readonly Frame[],
  { seasonal, rowLimit = mostRows }: EvaluationMeans = {},
): RunResult {
  const bound = bindPlan(plan, frames);
  const columns = nameColumns(plan);
  const learnt: PlacedRow[] = [];
  const found = evaluateRows(plan, bound, rowLimit, plan.forecast && ((row) => learnt.push(row)));
  const forecast =
    plan.forecast && forecastRows({ plan, forecast: plan.forecast, nameRow: bound.nameRow, rows: learnt, seasonal });
  const rows = orderRows(forecast ? [...found, ...forecast.rows] : found, columns, plan);
  return {
    columns: markExact(columns, rows),
    rows,
    warnings: [
      ...plan.warnings.map(({ code, message }) => ({ code, message })),
      ...warnOfZeroDivisors(plan, frames),
      ...bound.warnings.list(),
      ...(forecast?.warnings ?? []),
    ],
    ...(forecast && { forecast: forecast.header }),
  };
}

/** The columns that name a row, then the values. */
export function nameColumns({ grain, space, columns }: RunPlan): readonly ResultColumn[] {
  const period =
    grain === undefined ? [] : [{ name: 'period', type: grain === 'hour' ? 'timestamp' : 'date' } as const];
  return [...period, ...[...space.dimensions, ...columns].map(({ name, type }) => ({ name, type }))];
}

function evaluateRows(
  { buckets, columns }: RunPlan,
  { view, places, nameRow }: BoundPlan,
  rowLimit: number,
  learn?: (row: PlacedRow) => void,
): CellValue[][] {
  const values = columns.map(({ expression, type }) => ({ type, evaluate: compileExpression(expression, view.scope) }));
  const rows: CellValue[][] = [];
  for (const { bucket, group } of places()) {
    if (rows.length === rowLimit) throw DomainError.of('run.too_many_rows', { limit: rowLimit });
    const cells = nameRow(buckets[bucket]?.label, group);
    for (const { type, evaluate } of values) cells.push(toCell(evaluate(bucket, group), type));
    rows.push(cells);
    learn?.({ bucket, group, cells });
  }
  return rows;
}

function markExact(columns: readonly ResultColumn[], rows: readonly (readonly CellValue[])[]): readonly ResultColumn[] {
  return columns.map((column, index) => {
    const holdsText = isExact(column.type) && rows.some((row) => typeof row[index] === 'string');
    return holdsText ? { ...column, exact: true } : column;
  });
}
