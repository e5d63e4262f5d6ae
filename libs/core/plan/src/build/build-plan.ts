import { diagnose, type Diagnostic } from '@core/diagnostics';
import type { Catalog } from '@core/formula';
import { buildFrames } from '../frames/build-frames';
import { windowsOf } from '../frames/window-set';
import type { RunRequest } from '../request/run-request';
import type { RunPlan } from '../run-plan';
import { labelOf } from '../time/bucket-span';
import { formatInstant, windowOf } from '../time/moment';
import { noShift } from '../time/shift';
import { askMetrics } from './ask-metrics';
import { checkOrder } from './check-order';
import { checkParameters } from './check-parameters';
import type { AskedMetric } from './asked-metric';
import type { Query } from './context';
import { openDimensions } from './dimensions';
import { leavesIn, settle } from './draft';
import { collectFindings, type Findings } from './findings';
import { planMetric, type MetricDraft } from './plan-metric';
import { queryConditions } from './query-conditions';
import { readTime, untilNow } from './query-time';
import { readComparisons } from './read-comparisons';
import { readWhere } from './read-where';
import { reportRepeated } from './report-repeated';
import { usedDefinitions } from './used-definitions';

const nodeLimit = 10_000;

export interface PlanQuestion {
  readonly request: RunRequest;
  readonly catalog: Catalog;
  /** ISO 8601: `as_of` where the request has none. */
  readonly now: string;
}

/**
 * Plans a request: which queries to run and what to compute from their frames. Pure; never throws for what a user wrote.
 * All findings about the request come at once, each with its `path`; there is no plan where one of them is an error.
 */
export function buildPlan({ request, catalog, now }: PlanQuestion): {
  readonly plan?: RunPlan;
  readonly diagnostics: readonly Diagnostic[];
} {
  const findings = collectFindings();
  const asked = askMetrics(request.metrics, catalog, findings);
  const query = openQuery({ request, catalog, now }, asked, findings);
  const comparisons = readComparisons(request.compare ?? [], findings);
  checkParameters(query.parameters, asked, findings);
  const whereOf = readWhere(request.where, { asked, catalog, findings });
  const drafts = asked.map((metric) => {
    const conditions = queryConditions(whereOf(metric.base), request.filters ?? [], { asked: metric, findings });
    return planMetric(metric, { query, comparisons, conditions });
  });
  checkOrder(request, columnNames(request), findings);
  const diagnostics = findings.all();
  if (diagnostics.some(({ severity }) => severity === 'error')) return { diagnostics };
  return { plan: assemble(request, { query, asked, drafts }), diagnostics };
}

function openQuery({ request, catalog, now }: PlanQuestion, asked: readonly AskedMetric[], findings: Findings): Query {
  const time = readTime(request, now, findings);
  const by = request.by ?? [];
  reportRepeated(by, '/by', findings);
  const bases = asked.flatMap(({ base }) => base ?? []);
  const parameters = request.parameters ?? {};
  return {
    catalog,
    time,
    windowsOf: windowsOf(time),
    dimensions: openDimensions(by, { catalog, findings, bases }),
    parameters,
    findings,
    spend: countNodes(findings),
  };
}

function countNodes(findings: Findings): () => boolean {
  let left = nodeLimit;
  return () => {
    left -= 1;
    if (left === -1) findings.add(diagnose('run.too_complex', { limit: nodeLimit }, { path: '/metrics' }));
    return left >= 0;
  };
}

function columnNames({ grain, by = [], metrics, compare = [] }: RunRequest): readonly string[] {
  const values = [...new Set(metrics)].flatMap((label) => [
    label,
    ...[...new Set(compare)].map((text) => `${label}.${text}`),
  ]);
  return [...(grain === undefined ? [] : ['period']), ...new Set(by), ...values];
}

function assemble(
  { grain, order_by = [], limit }: RunRequest,
  {
    query,
    asked,
    drafts,
  }: { readonly query: Query; readonly asked: readonly AskedMetric[]; readonly drafts: readonly MetricDraft[] },
): RunPlan {
  const { catalog, time, dimensions, findings } = query;
  const { calendar, period } = time;
  const columns = drafts.flatMap((draft) => draft.columns);
  const leaves = [...columns.map(({ draft }) => draft), ...drafts.flatMap(({ listing }) => listing)].flatMap(leavesIn);
  const buckets = describeBuckets(query);
  const built = buildFrames(leaves, {
    catalog,
    calendar,
    bucketCount: buckets.length,
    dimensionCount: dimensions.names.length,
  });
  return {
    period: windowOf(period ?? untilNow(time), calendar.timezone),
    timezone: calendar.timezone,
    as_of: formatInstant(calendar.as_of),
    ...(grain !== undefined && { grain }),
    buckets,
    dimensions: dimensions.planned(),
    frames: built.frames,
    listing: built.listing,
    metrics: asked.map(({ label, metric: { name, version, definition } }) => ({
      label,
      name,
      version,
      ...(definition.format && { format: definition.format }),
    })),
    columns: columns.map(({ name, metric, type, draft }) => ({
      name,
      metric,
      type,
      expression: settle(draft, built.placeOf),
    })),
    order_by,
    ...(limit !== undefined && { limit }),
    definitions: usedDefinitions(asked, built.frames, catalog),
    warnings: findings.all(),
  };
}

function describeBuckets({ time, windowsOf: windows }: Query): RunPlan['buckets'] {
  const { calendar, buckets } = time;
  const { ranges = [] } = windows(noShift, 'bucket') ?? {};
  return ranges.map((range, index) => {
    const bucket = buckets[index];
    return { label: bucket === undefined ? '' : labelOf(bucket, calendar), window: windowOf(range, calendar.timezone) };
  });
}
