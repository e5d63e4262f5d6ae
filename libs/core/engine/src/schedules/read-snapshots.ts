import { diagnose } from '@core/diagnostics';
import type { Caller } from '../access/caller';
import { refuseUnseen } from '../access/row-scope';
import type { CurrentCatalog } from '../definitions/current-catalog';
import { parseMetricName } from '../definitions/dependencies';
import type { ReadDefinitions } from '../definitions/read-definitions';
import type { Clock } from '../ports/clock';
import type { IntervalLedger, LedgerInterval } from '../ports/interval-ledger';
import type { Snapshot, SnapshotQuery, SnapshotStore } from '../ports/snapshot-store';
import { metricsOf, schedulesIn } from './schedule-version';
import { findSeams, intervalStanding, type IntervalStanding, type Seam } from './snapshot-series';

/** A stored value with how its interval stands. */
export interface SnapshotItem extends Snapshot {
  /** It was another one before. */
  readonly restated: boolean;
  /** Data was not complete up to the interval's end when it was computed. */
  readonly partial: boolean;
}

/** The stored values of a metric, and what is not as it should be about them. */
export interface SnapshotSeries {
  readonly items: readonly SnapshotItem[];
  /** Of the intervals that had closed by then: those that are missing, partial or restated. */
  readonly intervals: { readonly total: number; readonly remarkable: readonly IntervalStanding[] };
  readonly seams: readonly Seam[];
  readonly warnings: readonly { readonly code: string; readonly message: string; readonly count: number }[];
}

/** Stored values of a metric, as they are known now or were known at `as_of`, for those who may read what they were made of. */
export class ReadSnapshots {
  constructor(
    private readonly definitions: ReadDefinitions,
    private readonly current: CurrentCatalog,
    private readonly snapshots: SnapshotStore,
    private readonly ledger: IntervalLedger,
    private readonly clock: Clock,
  ) {}

  /** Oldest interval first. Throws `definition.not_found`, `access.snapshot_withheld`. */
  async execute(query: SnapshotQuery, caller: Caller): Promise<SnapshotSeries> {
    await this.definitions.versions('metric', query.metric);
    const at = query.as_of ?? this.clock.now().toISOString();
    const found = await this.snapshots.read(query);
    await this.check(found, caller);
    const rows = await this.intervalsOf(query, found, at);
    const standings = new Map(
      rows.map((row) => [keyOf(row.schedule, row.start, row.end), intervalStanding(row, query.metric, at)]),
    );
    const items = found.map((snapshot): SnapshotItem => {
      const standing = standings.get(keyOf(snapshot.schedule, snapshot.interval_start, snapshot.interval_end));
      return { ...snapshot, restated: snapshot.is_restatement, partial: standing?.partial ?? false };
    });
    return {
      items,
      intervals: { total: rows.length, remarkable: this.remarkable(standings, items) },
      seams: findSeams(found),
      warnings: query.as_of === undefined ? [] : warnOfCompaction(found, query.as_of),
    };
  }

  /** Every revision of the values, oldest first. Throws `definition.not_found`, `access.snapshot_withheld`. */
  async revisions(query: SnapshotQuery, caller: Caller): Promise<readonly Snapshot[]> {
    await this.definitions.versions('metric', query.metric);
    const found = await this.snapshots.readRevisions(query);
    await this.check(found, caller);
    return found;
  }

  /** All or nothing: a series with values left out would be another series. */
  private async check(found: readonly Snapshot[], caller: Caller): Promise<void> {
    const { catalog } = await this.current.read();
    const seen = new Set<unknown>();
    for (const { scope, metric, period, schedule } of found) {
      if (seen.has(scope)) continue;
      seen.add(scope);
      refuseUnseen({ what: `${metric} in ${period}`, schedule }, scope, caller, catalog);
    }
  }

  /** What the ledger says about the schedules that compute the metric or did: intervals that had closed by then. */
  private async intervalsOf(
    { metric, schedule, grain, from, to }: SnapshotQuery,
    found: readonly Snapshot[],
    at: string,
  ): Promise<readonly LedgerInterval[]> {
    const { versions } = await this.current.read();
    const computing = schedulesIn(versions).filter(
      (candidate) =>
        metricsOf(candidate).some((name) => parseMetricName(name).name === metric) &&
        (grain === undefined || candidate.definition.every === grain),
    );
    const names = new Set([
      ...computing.map(({ definition }) => definition.name),
      ...found.map((item) => item.schedule),
    ]);
    const rows: LedgerInterval[] = [];
    for (const name of names) {
      if (schedule !== undefined && name !== schedule) continue;
      const range = { ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
      rows.push(...(await this.ledger.readRange(name, range)));
    }
    return rows.filter(({ end }) => Date.parse(end) <= Date.parse(at));
  }

  private remarkable(
    standings: ReadonlyMap<string, IntervalStanding>,
    items: readonly SnapshotItem[],
  ): readonly IntervalStanding[] {
    const restated = new Set(
      items.flatMap((item) => (item.restated ? [keyOf(item.schedule, item.interval_start, item.interval_end)] : [])),
    );
    return [...standings].flatMap(([key, standing]) => {
      const isRestated = standing.restated || restated.has(key);
      return standing.missing || standing.partial || isRestated ? [{ ...standing, restated: isRestated }] : [];
    });
  }
}

function keyOf(schedule: string, start: string, end: string): string {
  return JSON.stringify([schedule, start, end]);
}

function warnOfCompaction(found: readonly Snapshot[], as_of: string): SnapshotSeries['warnings'] {
  const count = found.filter(({ is_compacted }) => is_compacted).length;
  if (count === 0) return [];
  const { code, message } = diagnose('snapshot.compacted', { as_of, count });
  return [{ code, message, count }];
}
