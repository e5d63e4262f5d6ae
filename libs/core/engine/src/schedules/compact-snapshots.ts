import { earlierBy } from '@core/schedule';
import type { CurrentCatalog } from '../definitions/current-catalog';
import type { Clock } from '../ports/clock';
import type { SnapshotStore } from '../ports/snapshot-store';
import { zoneOf } from './interval-of';
import { schedulesIn } from './schedule-version';

/** Removes old revisions as the retention of their schedule allows. */
export class CompactSnapshots {
  constructor(
    private readonly current: CurrentCatalog,
    private readonly snapshots: SnapshotStore,
    private readonly clock: Clock,
  ) {}

  /** Answers how many revisions were removed. */
  async execute(): Promise<number> {
    const { versions } = await this.current.read();
    const now = this.clock.now().toISOString();
    let removed = 0;
    for (const { definition } of schedulesIn(versions)) {
      const { name, retention } = definition;
      if (retention === undefined) continue;
      removed += await this.snapshots.compact(name, earlierBy(now, retention.revisions, zoneOf(definition)));
    }
    return removed;
  }
}
