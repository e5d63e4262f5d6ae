import { Controller, Get, Param, Query } from '@nestjs/common';
import { Clock, ReadSnapshots, type SnapshotQuery } from '@core/engine';
import { Describe } from '../http/operation';
import { Talk, type Exchange } from '../http/request-context';
import { readInstant, readRange, type RangeQuery } from '../http/read-instant';
import { presentSnapshot } from './present-snapshot';
import { readRevisions, readSnapshots } from './snapshots.operations';

@Controller('v1/metrics/:name/snapshots')
export class SnapshotsController {
  constructor(
    private readonly snapshots: ReadSnapshots,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Describe(readSnapshots)
  async read(@Param('name') metric: string, @Query() query: SnapshotsQuery, @Talk() { caller }: Exchange) {
    const { items, ...series } = await this.snapshots.execute(this.ask(metric, query), caller);
    return { items: items.map(presentSnapshot), ...series };
  }

  @Get('revisions')
  @Describe(readRevisions)
  async revisions(@Param('name') metric: string, @Query() query: SnapshotsQuery, @Talk() { caller }: Exchange) {
    const items = await this.snapshots.revisions(this.ask(metric, query), caller);
    return { items: items.map(presentSnapshot) };
  }

  private ask(metric: string, { as_of, from, to, timezone = 'UTC', ...rest }: SnapshotsQuery): SnapshotQuery {
    const now = this.clock.now();
    const range = readRange({ timezone, ...(from !== undefined && { from }), ...(to !== undefined && { to }) }, now);
    const known = as_of === undefined ? {} : { as_of: readInstant('as_of', as_of, { timezone, now }) };
    return { metric, ...rest, ...range, ...known };
  }
}

interface SnapshotsQuery extends RangeQuery {
  readonly grain?: string;
  readonly schedule?: string;
  readonly as_of?: string;
}
