import type { CellValue } from '@core/definition';
import { DomainError } from '@core/diagnostics';
import type { RunPlan } from '@core/plan';
import { bindPlan, type BoundPlan } from './bind-plan';
import { nameColumns } from './evaluate-plan';
import { explainNode } from './explain/explain-node';
import type { ExplainedNode } from './explain/explained-node';
import type { Frame } from './frame';
import type { RowPlace } from './space/row-place';

export interface ExplainedColumn {
  /** Of the result: `win_rate`, `win_rate.previous`. */
  readonly name: string;
  readonly tree: ExplainedNode;
}

/**
 * How the values of one row came about: a tree for each value column, untaken branches included.
 * `at` gives values of `period` and dimensions, the first row that has them is explained; the first row of all when absent.
 * Throws `run.no_such_row`.
 */
export function explainRow(
  plan: RunPlan,
  frames: readonly Frame[],
  at: Readonly<Record<string, CellValue>> = {},
): readonly ExplainedColumn[] {
  const bound = bindPlan(plan, frames);
  const { bucket, group } = findRow(plan, bound, at);
  return plan.columns.map(({ name, expression }) => ({
    name,
    tree: explainNode(expression, { plan, view: bound.view, bucket, group }),
  }));
}

function findRow(plan: RunPlan, { places, nameRow }: BoundPlan, at: Readonly<Record<string, CellValue>>): RowPlace {
  const names = nameColumns(plan)
    .map(({ name }) => name)
    .slice(0, -plan.columns.length);
  const asked = Object.entries(at).map(([name, value]) => ({ place: names.indexOf(name), value }));
  for (const row of places()) {
    const cells = nameRow(plan.buckets[row.bucket]?.label, row.group);
    if (asked.every(({ place, value }) => cells[place] === value)) return row;
  }
  throw DomainError.of('run.no_such_row', { at, names });
}
