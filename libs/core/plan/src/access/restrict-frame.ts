import { datasetsIn } from '../frame/datasets-in';
import type { FrameQuery } from '../frame/frame-query';
import type { AccessView } from './open-access';

/** The frame with the conditions under which rows of its datasets are seen; one that reads what may not be read is a mistake of ours. */
export function restrictFrame(frame: FrameQuery, access: AccessView): FrameQuery {
  const restrictions = datasetsIn(frame)
    .toSorted()
    .flatMap((dataset) => {
      const seen = access.of(dataset);
      if (seen.kind === 'refused') throw new TypeError(`${frame.name} reads ${dataset}, which is refused`);
      return seen.restriction ?? [];
    });
  return restrictions.length === 0 ? frame : { ...frame, restrictions };
}
