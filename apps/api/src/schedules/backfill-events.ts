import { setTimeout } from 'node:timers/promises';
import type { Backfill, OperateBackfills } from '@core/engine';
import { LOOK_EVERY_MS, type Course } from '../http/tell-course';
import { presentBackfill } from './present-backfill';

/** A backfill until its end; `first` is how it stands now. */
export function courseOfBackfill(backfills: OperateBackfills, first: Backfill): Course<Backfill> {
  let known: Backfill | undefined = first;
  return {
    look: async () => {
      const told = known;
      known = undefined;
      if (told !== undefined) return told;
      await setTimeout(LOOK_EVERY_MS);
      return backfills.get(first.schedule, first.id);
    },
    isFinished: ({ status }) => status !== 'running',
    present: presentBackfill,
  };
}
