import type { CellValue } from '@core/definition';
import { DomainError } from '@core/diagnostics';
import type { RunPlan } from '@core/plan';
import { bindPlan, type BoundPlan } from './bind-plan';
import { nameColumns } from './evaluate-plan';
import { explainNode } from './explain/explain-node';
import type { ExplainedNode } from './explain/explained-node';
import type { Frame } from './frame';
import type { RowPlace } from './space/row-place';
import type { Steps } from './steps/steps';

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
export function* explainRow(
  plan: RunPlan,
  frames: readonly Frame[],
  at: Readonly<Record<string, CellValue>> = {},
): Steps<readonly ExplainedColumn[]> {
  const bound = yield* bindPlan(plan, frames);
  const { bucket, group } = yield* findRow(plan, bound, at);
  const place = { plan, view: bound.view, prepare: bound.prepare, bucket, group };
  const columns: ExplainedColumn[] = [];
  for (const { name, expression } of plan.columns) columns.push({ name, tree: yield* explainNode(expression, place) });
  return columns;
}

function* findRow(
  plan: RunPlan,
  { view, prepare, hasRow, nameRow }: BoundPlan,
  at: Readonly<Record<string, CellValue>>,
): Steps<RowPlace> {
  const names = nameColumns(plan)
    .map(({ name }) => name)
    .slice(0, -plan.columns.length);
  const asked = Object.entries(at).map(([name, value]) => ({ place: names.indexOf(name), value }));
  for (const [bucket, { label }] of plan.buckets.entries()) {
    if ('period' in at && plan.grain !== undefined && at['period'] !== label) continue;
    yield* prepare(bucket);
    const group = view.space.groupsIn(bucket).find((own) => {
      const cells = nameRow(label, own);
      return asked.every(({ place, value }) => cells[place] === value) && hasRow(bucket, own);
    });
    if (group !== undefined) return { bucket, group };
    yield;
  }
  throw DomainError.of('run.no_such_row', { at, names });
}
