import type { CellValue } from '@core/definition';
import type { RunPlan } from '@core/plan';
import { bindPlan, type BoundPlan } from './bind-plan';
import type { Frame } from './frame';
import { orderRows } from './order-rows';
import type { ResultColumn, RunResult } from './run-result';
import { warnOfZeroDivisors } from './warnings/zero-divisors';
import { compileExpression } from './scalar/compile-expression';
import { isExact, toCell } from './value/cells';

/**
 * The answer of a plan: a row for every bucket and every group that is there, in order of time, then dimensions, or as
 * `order_by` says. What a frame does not hold is filled by the leaf's own rule; what cannot be computed is null with a counted
 * warning.
 */
export function evaluatePlan(plan: RunPlan, frames: readonly Frame[]): RunResult {
  const bound = bindPlan(plan, frames);
  const columns = nameColumns(plan);
  const rows = orderRows(evaluateRows(plan, bound), columns, plan);
  const planned = plan.warnings.map(({ code, message }) => ({ code, message }));
  const warnings = [...planned, ...warnOfZeroDivisors(plan, frames), ...bound.warnings.list()];
  return { columns: markExact(columns, rows), rows, warnings };
}

/** The columns that name a row, then the values. */
export function nameColumns({ grain, space, columns }: RunPlan): readonly ResultColumn[] {
  const period =
    grain === undefined ? [] : [{ name: 'period', type: grain === 'hour' ? 'timestamp' : 'date' } as const];
  return [...period, ...[...space.dimensions, ...columns].map(({ name, type }) => ({ name, type }))];
}

function evaluateRows({ buckets, columns }: RunPlan, { view, places, nameRow }: BoundPlan): CellValue[][] {
  const values = columns.map(({ expression, type }) => ({ type, evaluate: compileExpression(expression, view.scope) }));
  const rows: CellValue[][] = [];
  for (const { bucket, group } of places()) {
    const row = nameRow(buckets[bucket]?.label, group);
    for (const { type, evaluate } of values) row.push(toCell(evaluate(bucket, group), type));
    rows.push(row);
  }
  return rows;
}

function markExact(columns: readonly ResultColumn[], rows: readonly (readonly CellValue[])[]): readonly ResultColumn[] {
  return columns.map((column, index) => {
    const holdsText = isExact(column.type) && rows.some((row) => typeof row[index] === 'string');
    return holdsText ? { ...column, exact: true } : column;
  });
}
