import { restrictFrame } from '../access/restrict-frame';
import type { GroupListing, GroupSpace } from '../frame/group-space';
import { buildFrames } from '../frames/build-frames';
import type { RunRequest } from '../request/run-request';
import type { OutputColumn, PlannedForecast, PlannedMetric, RunPlan } from '../run-plan';
import { labelOf } from '../time/bucket-span';
import { formatInstant, windowOf } from '../time/moment';
import { plainView } from '../time/time-view';
import type { AskedMetric } from './asked-metric';
import type { Query } from './context';
import { leavesIn } from './draft';
import type { DraftColumn, MetricDraft } from './plan-metric';
import { untilNow } from './query-time';
import { settle, settleListing, type Settlement } from './settle';
import { usedDefinitions } from './used-definitions';

interface Drafted {
  readonly query: Query;
  readonly asked: readonly AskedMetric[];
  readonly drafts: readonly MetricDraft[];
  readonly forecast?: PlannedForecast;
}

/** Puts all leaves of a request into frames, and the drafts of its columns in terms of them. */
export function assemblePlan(request: RunRequest, { query, asked, drafts, forecast }: Drafted): RunPlan {
  const { catalog, time, dimensions, findings, windows, calendar: named } = query;
  const { calendar, cuts, period, isApart: sparse } = time;
  const columns = drafts.flatMap((draft) => draft.columns);
  const leaves = [
    ...columns.flatMap(({ draft, hide }) => [draft, ...(hide ? [hide] : [])]).flatMap(leavesIn),
    ...drafts.flatMap(({ listing, members }) => [...listing, ...members]),
  ];
  const buckets = describeBuckets(query);
  const built = buildFrames(leaves, { catalog, calendar: cuts, windows, bucketCount: buckets.length });
  const frames = built.frames.map((frame) => restrictFrame(frame, query.access));
  const at: Settlement = { placeOf: built.placeOf, planned: dimensions.planned, sparse };
  return {
    period: windowOf(period ?? untilNow(time), calendar.timezone),
    timezone: calendar.timezone,
    as_of: formatInstant(calendar.as_of),
    ...(request.grain !== undefined && { grain: request.grain }),
    ...(named.name !== undefined && { calendar: named.name }),
    buckets,
    ...(sparse && { sparse }),
    frames,
    space: describeSpace({ query, drafts }, at),
    ...(forecast && { forecast }),
    metrics: asked.map(describeMetric),
    columns: columns.map((column) => settleColumn(column, at)),
    order_by: request.order_by ?? [],
    ...(request.limit !== undefined && { limit: request.limit }),
    definitions: usedDefinitions(asked, frames, { catalog, calendars: named.used() }),
    warnings: findings.all(),
  };
}

function describeSpace({ query, drafts }: Pick<Drafted, 'query' | 'drafts'>, at: Settlement): GroupSpace {
  const members = settleListing(
    drafts.flatMap((draft) => draft.members),
    at,
  ).map((source): GroupListing => (source.kind === 'rows' ? { ...source, kind: 'every' } : source));
  const rows = settleListing(
    drafts.flatMap(({ listing }) => listing),
    at,
  );
  return {
    dimensions: at.planned(query.space),
    listing: [...rows, ...members, ...drafts.flatMap(({ values }) => values)],
  };
}

function settleColumn({ name, metric, type, draft, hide }: DraftColumn, at: Settlement): OutputColumn {
  return { name, metric, type, expression: settle(draft, at), ...(hide && { hide: settle(hide, at) }) };
}

function describeMetric({ label, metric: { name, version, definition } }: AskedMetric): PlannedMetric {
  return { label, name, version, ...(definition.format && { format: definition.format }) };
}

function describeBuckets({ time, windows }: Query): RunPlan['buckets'] {
  const { cuts, buckets } = time;
  const { ranges = [] } = windows.of(plainView) ?? {};
  return ranges.map((range, index) => {
    const bucket = buckets[index];
    const label = bucket === undefined ? '' : labelOf(bucket, cuts);
    return { label, window: windowOf(range, cuts.timezone) };
  });
}
