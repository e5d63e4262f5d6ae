import type { CellValue } from '@core/definition';
import type { RunPlan } from '@core/plan';
import type { Frame } from './frame';
import { leafBinder } from './join/bind-leaf';
import { openFrame, type FrameTable } from './join/frame-table';
import { listGroups, memberOf, type Groups } from './join/groups';
import type { Scope } from './scalar/compile-expression';
import { fromCell } from './value/cells';
import { countWarnings, type WarningCounter } from './warnings/count-warnings';

/** A plan with its frames at hand: what rows there are, and what expressions see of them. */
export interface BoundPlan {
  readonly frames: readonly FrameTable[];
  readonly groups: Groups;
  readonly scope: Scope;
  readonly warnings: WarningCounter;
  /** The cells that name a row: its bucket where there is a grain, then its members. */
  readonly nameRow: (bucket: number, group: number) => CellValue[];
}

/** Joins the frames of a plan; null members meet null members. Throws a TypeError for frames of another plan. */
export function bindPlan(plan: RunPlan, frames: readonly Frame[]): BoundPlan {
  if (frames.length !== plan.frames.length)
    throw new TypeError(`the plan has ${plan.frames.length} frames, given are ${frames.length}`);
  const tables = plan.frames.flatMap((query, index) => {
    const frame = frames[index];
    return frame ? [openFrame(query, frame)] : [];
  });
  const groups = listGroups(plan, tables);
  const warnings = countWarnings();
  return {
    frames: tables,
    groups,
    warnings,
    scope: {
      leaf: leafBinder(tables, groups),
      dimension:
        ({ dimension, type }) =>
        (_, group) =>
          fromCell(memberOf(groups, dimension, group), type),
      warnFor: warnings.warnFor,
      timezone: plan.timezone,
    },
    nameRow: (bucket, group) => [
      ...(plan.grain === undefined ? [] : [plan.buckets[bucket]?.label ?? null]),
      ...plan.dimensions.map((_, dimension) => memberOf(groups, dimension, group)),
    ],
  };
}
