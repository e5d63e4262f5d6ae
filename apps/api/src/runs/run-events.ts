import type { Caller, FollowRuns, Run } from '@core/engine';
import { LOOK_EVERY_MS, type Course } from '../http/tell-course';
import { presentRun } from './present-run';

/** A run until its end. */
export function courseOfRun(runs: FollowRuns, id: string, caller: Caller): Course<Run> {
  return {
    look: () => runs.wait(id, LOOK_EVERY_MS, caller),
    isFinished: ({ status }) => status !== 'queued' && status !== 'running',
    present: presentRun,
  };
}
