import { diagnose } from '@core/diagnostics';
import type { RowFailureKind, RunPlan } from '@core/plan';
import type { Frame } from '../frame';
import type { ResultWarning } from '../run-result';

const codes = {
  division_by_zero: 'run.rows_divided_by_zero',
  outside_domain: 'run.rows_outside_domain',
} as const satisfies Record<RowFailureKind, string>;

/** A warning for each frame on whose rows an operation failed: what they would have given is null, and aggregates skip it. */
export function warnOfRowFailures({ frames: queries }: RunPlan, frames: readonly Frame[]): readonly ResultWarning[] {
  return queries.flatMap(({ dataset, failures = [] }, index) =>
    failures.flatMap(({ kind, measure }) => {
      const column = frames[index]?.columns.find(({ name }) => name === measure);
      const count = column?.values.reduce<number>((sum, value) => sum + Number(value), 0) ?? 0;
      if (count === 0) return [];
      const { code, message } = diagnose(codes[kind], { dataset, count });
      return [{ code, count, message }];
    }),
  );
}
