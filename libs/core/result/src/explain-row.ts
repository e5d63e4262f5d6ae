import type { CellValue } from '@core/definition';
import { DomainError } from '@core/diagnostics';
import type { ScalarName, ValueType } from '@core/formula';
import type { Origin, RunPlan, ScalarExpression } from '@core/plan';
import { bindPlan, type BoundPlan } from './bind-plan';
import { nameColumns } from './evaluate-plan';
import type { Frame } from './frame';
import { compileExpression } from './scalar/compile-expression';
import { toCell } from './value/cells';

/** A node of a formula with the value that it had in one row; plain JSON. */
export interface ExplainedNode {
  readonly kind: ScalarExpression['kind'];
  readonly type: ValueType;
  readonly value: CellValue;
  readonly origin: Origin;
  /** The function of a call. */
  readonly function?: ScalarName;
  /** Where the value of a leaf came from. */
  readonly source?: {
    readonly frame: string;
    readonly measure: string;
    /** The bucket of the frame, where it has buckets; null: before the beginning of data. */
    readonly bucket?: string | number | null;
  };
  readonly children: readonly ExplainedNode[];
}

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
  const explain = (expression: ScalarExpression): ExplainedNode => ({
    kind: expression.kind,
    type: expression.type,
    value: toCell(compileExpression(expression, bound.scope)(bucket, group), expression.type),
    origin: expression.origin,
    ...describe(expression, plan, bucket),
    children: childrenOf(expression, bucket).map(explain),
  });
  return plan.columns.map(({ name, expression }) => ({ name, tree: explain(expression) }));
}

function childrenOf(expression: ScalarExpression, bucket: number): readonly ScalarExpression[] {
  if (expression.kind === 'call') return expression.arguments;
  return expression.kind === 'at_bucket' ? expression.options.slice(bucket, bucket + 1) : [];
}

function describe(
  expression: ScalarExpression,
  plan: RunPlan,
  bucket: number,
): Pick<ExplainedNode, 'function' | 'source'> {
  if (expression.kind === 'call') return { function: expression.function };
  if (expression.kind !== 'leaf') return {};
  const { frame, measure, keys } = expression;
  const source = { frame: plan.frames[frame]?.name ?? '', measure };
  return { source: keys ? { ...source, bucket: keys[bucket] ?? null } : source };
}

function findRow(plan: RunPlan, { groups, nameRow }: BoundPlan, at: Readonly<Record<string, CellValue>>) {
  const names = nameColumns(plan)
    .map(({ name }) => name)
    .slice(0, -plan.columns.length);
  const asked = Object.entries(at).map(([name, value]) => ({ place: names.indexOf(name), value }));
  for (let bucket = 0; bucket < plan.buckets.length; bucket += 1) {
    for (let group = 0; group < groups.count; group += 1) {
      const cells = nameRow(bucket, group);
      if (asked.every(({ place, value }) => cells[place] === value)) return { bucket, group };
    }
  }
  throw DomainError.of('run.no_such_row', { at, names });
}
