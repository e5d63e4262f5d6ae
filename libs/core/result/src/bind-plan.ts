import type { CellValue } from '@core/definition';
import type { RunPlan } from '@core/plan';
import type { Frame } from './frame';
import { openFrame } from './join/frame-table';
import { memberOf } from './join/groups';
import { compileExpression } from './scalar/compile-expression';
import type { RowPlace } from './space/row-place';
import { viewResult, type SpaceView } from './space/space-views';
import { countWarnings, type WarningCounter } from './warnings/count-warnings';

/** A plan with its frames at hand: what rows there are, and what expressions see of them. */
export interface BoundPlan {
  readonly view: SpaceView;
  readonly warnings: WarningCounter;
  /** The places of the rows of the result, in order of time, then groups: without those in which no metric has anything to show. */
  readonly places: () => Iterable<RowPlace>;
  /** The cells that name a row: its bucket where there is a grain, then its members. */
  readonly nameRow: (label: string | undefined, group: number) => CellValue[];
}

/** Joins the frames of a plan; null members meet null members. Throws a TypeError for frames of another plan. */
export function bindPlan(plan: RunPlan, frames: readonly Frame[]): BoundPlan {
  if (frames.length !== plan.frames.length)
    throw new TypeError(`the plan has ${plan.frames.length} frames, given are ${frames.length}`);
  const tables = plan.frames.flatMap((query, index) => {
    const frame = frames[index];
    return frame ? [openFrame(query, frame)] : [];
  });
  const warnings = countWarnings();
  const { timezone, buckets, space } = plan;
  const view = viewResult(space, { frames: tables, bucketCount: buckets.length, timezone, warnings });
  return {
    view,
    warnings,
    places: () => placesOf(plan, view, warnings),
    nameRow: (label, group) => [
      ...(plan.grain === undefined ? [] : [label ?? null]),
      ...space.dimensions.map((_, dimension) => memberOf(view.space.groups, dimension, group)),
    ],
  };
}

function* placesOf({ buckets, columns }: RunPlan, { space, scope }: SpaceView, warnings: WarningCounter) {
  const hides = columns.flatMap(({ hide }) => (hide ? [compileExpression(hide, scope)] : []));
  const canHide = columns.length > 0 && hides.length === columns.length;
  for (let bucket = 0; bucket < buckets.length; bucket += 1) {
    for (const group of space.groupsIn(bucket)) {
      warnings.nextRow();
      if (!canHide || !hides.every((hide) => hide(bucket, group) === true)) yield { bucket, group };
    }
  }
}
