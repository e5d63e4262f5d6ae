import { diagnose } from '@core/diagnostics';
import type { RunPlan } from '@core/plan';
import type { Frame } from '../frame';
import type { ResultWarning } from '../run-result';

/** A warning for each frame whose rows were divided by zero: what they would have given is null, and aggregates skip it. */
export function warnOfZeroDivisors({ frames: queries }: RunPlan, frames: readonly Frame[]): readonly ResultWarning[] {
  return queries.flatMap(({ dataset, zero_divisors }, index) => {
    const column = frames[index]?.columns.find(({ name }) => name === zero_divisors);
    const count = column?.values.reduce<number>((sum, value) => sum + Number(value), 0) ?? 0;
    if (zero_divisors === undefined || count === 0) return [];
    const { code, message } = diagnose('run.rows_divided_by_zero', { dataset, count });
    return [{ code, count, message }];
  });
}
