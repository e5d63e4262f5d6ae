import type { RowScope } from '../access/row-scope';
import type { AlertMember, AlertStanding } from '../ports/alert-store';
import type { IntervalBounds } from '../ports/interval-ledger';
import type { Snapshot } from '../ports/snapshot-store';

/** What an alert goes by in an interval. */
export interface SeenByAlert {
  /** Whose rows the values are made of; absent where there are none. */
  readonly scope: RowScope | undefined;
  readonly snapshots: readonly Snapshot[];
  readonly known: readonly AlertMember[];
}

/**
 * Only values of the rows that the interval's own are made of are compared: when a schedule has come to another owner who reads other
 * rows, its alerts begin anew, without a word on members that only the one before could see.
 */
export function seenByAlert(
  interval: IntervalBounds,
  snapshots: readonly Snapshot[],
  { members, scope: before }: Pick<AlertStanding, 'members' | 'scope'>,
): SeenByAlert {
  const own = snapshots.find(({ interval_start, interval_end }) => {
    return interval_start === interval.start && interval_end === interval.end;
  });
  const scope = own?.scope ?? before;
  const isKnown = before === undefined || before.key === scope?.key;
  return {
    scope,
    snapshots: snapshots.filter((snapshot) => snapshot.scope.key === scope?.key),
    known: isKnown ? members : [],
  };
}
