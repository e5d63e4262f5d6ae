import type { CellValue } from '@core/definition';
import type { Steps } from '../steps/steps';
import { mapToCodes } from './domain';
import type { TupleSide } from './groups';
import { runningMembers, type RunningOrder } from './nearest-member';

/** A running dimension as leaves see it: the members are those of the frame, and a group has the nearest one to its own. */
export function* runningSide(
  { domain, codes }: TupleSide,
  column: readonly CellValue[],
  running: RunningOrder,
): Steps<TupleSide> {
  const { members, placeOf, nearestTo } = runningMembers(column, running);
  const nearest = yield* mapToCodes(domain.members, nearestTo);
  return {
    domain: { members, codesOf: (cells) => mapToCodes(cells, placeOf) },
    codes: codes.map((code) => (code < 0 ? -1 : (nearest[code] ?? -1))),
  };
}
