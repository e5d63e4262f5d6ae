import type { CellValue } from '@core/definition';
import type { RunPlan } from '@core/plan';
import type { Frame } from './frame';
import { openFrame } from './join/frame-table';
import { memberOf } from './join/groups';
import { compileAll } from './scalar/compile-expression';
import type { BucketWork } from './steps/bucket-work';
import { viewResult, type SpaceView } from './space/space-views';
import type { Steps } from './steps/steps';
import { countWarnings, type WarningCounter } from './warnings/count-warnings';

/** A plan with its frames at hand: what rows there are, and what expressions see of them. */
export interface BoundPlan {
  readonly view: SpaceView;
  readonly warnings: WarningCounter;
  /** Works out what the expressions that were compiled need of a whole bucket. */
  readonly prepare: (bucket: number) => Steps<void>;
  /** Whether a group that is there in a bucket has a row: in some no metric has anything to show. */
  readonly hasRow: (bucket: number, group: number) => boolean;
  /** The cells that name a row: its bucket where there is a grain, then its members. */
  readonly nameRow: (label: string | undefined, group: number) => CellValue[];
}

/** Joins the frames of a plan; null members meet null members. Throws a TypeError for frames of another plan. */
export function* bindPlan(plan: RunPlan, frames: readonly Frame[]): Steps<BoundPlan> {
  if (frames.length !== plan.frames.length)
    throw new TypeError(`the plan has ${plan.frames.length} frames, given are ${frames.length}`);
  const tables = plan.frames.flatMap((query, index) => {
    const frame = frames[index];
    return frame ? [openFrame(query, frame)] : [];
  });
  const warnings = countWarnings();
  const { timezone, buckets, space, columns, sparse = false } = plan;
  const works: BucketWork<unknown>[] = [];
  const world = { frames: tables, bucketCount: buckets.length, timezone, warnings, works };
  const view = yield* viewResult(space, world, !sparse);
  const hides = columns.flatMap(({ hide }) => hide ?? []);
  const hidden = yield* compileAll(hides, view.scope);
  const canHide = columns.length > 0 && hides.length === columns.length;
  return {
    view,
    warnings,
    prepare: function* (bucket) {
      for (const work of works) yield* work.prepare(bucket);
    },
    hasRow: (bucket, group) => !canHide || !hidden.every((hide) => hide(bucket, group) === true),
    nameRow: (label, group) => [
      ...(plan.grain === undefined ? [] : [label ?? null]),
      ...space.dimensions.map((_, dimension) => memberOf(view.space.groups, dimension, group)),
    ],
  };
}
