import type { ReadDefinitions } from '../definitions/read-definitions';
import type { Snapshot, SnapshotQuery, SnapshotStore } from '../ports/snapshot-store';

/** Stored values of a metric, as they are known now or were known at `as_of`. */
export class ReadSnapshots {
  constructor(
    private readonly definitions: ReadDefinitions,
    private readonly snapshots: SnapshotStore,
  ) {}

  /** Oldest interval first. Throws `definition.not_found`. */
  async execute(query: SnapshotQuery): Promise<readonly Snapshot[]> {
    await this.definitions.versions('metric', query.metric);
    return this.snapshots.read(query);
  }
}
