import { earlierBy } from '@core/schedule';
import type { CurrentCatalog } from '../definitions/current-catalog';
import type { SnapshotStore } from '../ports/snapshot-store';
import { zoneOf } from './interval-of';
import type { ReadSureTime } from './read-sure-time';
import { schedulesIn } from './schedule-version';

/** Removing old revisions is never urgent. */
const EVERY_MS = 3_600_000;

/** Removes old revisions as the retention of their schedule allows, once an hour. */
export class CompactSnapshots {
  #done_at = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly current: CurrentCatalog,
    private readonly snapshots: SnapshotStore,
    private readonly time: ReadSureTime,
  ) {}

  /** Answers how many revisions were removed. */
  async execute(): Promise<number> {
    const now = await this.time.execute();
    if (Math.abs(Date.parse(now) - this.#done_at) < EVERY_MS) return 0;
    const { versions } = await this.current.read();
    let removed = 0;
    for (const { definition } of schedulesIn(versions)) {
      const { name, retention } = definition;
      if (retention === undefined) continue;
      removed += await this.snapshots.compact(name, earlierBy(now, retention.revisions, zoneOf(definition)));
    }
    this.#done_at = Date.parse(now);
    return removed;
  }
}
