import { diagnose, type Diagnostic } from '@core/diagnostics';
import type { Catalog } from '@core/formula';
import { openAccess } from '../access/open-access';
import { createWindows } from '../frames/create-windows';
import type { DataAccess } from '../request/data-access';
import { readForecast } from '../request/read-forecast';
import type { RunRequest } from '../request/run-request';
import type { RunPlan } from '../run-plan';
import { askMetrics } from './ask-metrics';
import type { AskedMetric } from './asked-metric';
import { assemblePlan } from './assemble-plan';
import { readBreakdown, readEvery } from './breakdown';
import { checkIntervals } from './check-intervals';
import { checkOrder } from './check-order';
import { checkParameters } from './check-parameters';
import type { Query } from './context';
import { openDimensions } from './dimensions';
import { collectFindings, type Findings } from './findings';
import { planMetric } from './plan-metric';
import { queryConditions } from './query-conditions';
import { readTime } from './query-time';
import { readComparisons } from './read-comparisons';
import { readWhere } from './read-where';
import { readCalendar } from './run-calendar';
import { refuseDatasets } from './refuse-datasets';
import { settleGrain } from './settle-grain';
import { resultSpace } from './space';

const nodeLimit = 10_000;
/** Of expressions on rows: each aggregate and condition has some of its own. */
const rowNodeLimit = 100_000;

export interface PlanQuestion {
  readonly request: RunRequest;
  readonly catalog: Catalog;
  /** ISO 8601: `as_of` where the request has none. */
  readonly now: string;
  /**
   * Each bucket is answered as a run of that bucket alone would answer it: a period without a grain, asked at its end (`as_of`),
   * with the groups that it lists itself. What cannot be answered so is refused (`run.not_by_interval`). Buckets begin as the calendar
   * says that the request names, and not as those of metrics do.
   */
  readonly sparse?: boolean | undefined;
  /** Absent: every row and field may be read. */
  readonly access?: DataAccess | undefined;
}

/**
 * Plans a request: which queries to run and what to compute from their frames. Pure; never throws for what a user wrote.
 * All findings about the request come at once, each with its `path`; there is no plan where one of them is an error.
 */
export function buildPlan({ request: written, catalog, now, sparse, access }: PlanQuestion): {
  readonly plan?: RunPlan;
  readonly diagnostics: readonly Diagnostic[];
} {
  const findings = collectFindings();
  const asked = askMetrics(written.metrics, catalog, findings);
  const request = settleGrain(written, asked, { catalog, findings });
  if (sparse === true) checkIntervals(written, request, findings);
  const query = openQuery({ request, catalog, now, sparse, access }, asked, findings);
  const comparisons = readComparisons(request.compare ?? [], findings);
  checkParameters(query.parameters, asked, query);
  const whereOf = readWhere(request.where, { asked, catalog, findings });
  const every = readEvery(request, asked, query);
  const drafts = asked.map((metric) => {
    const conditions = queryConditions(whereOf(metric), request.filters ?? [], { asked: metric, findings });
    const draft = planMetric(metric, { query, comparisons, conditions, every });
    refuseDatasets(draft, metric, query);
    return draft;
  });
  checkOrder(request, columnNames(request, query), findings);
  const forecast = readForecast(request, query.time, findings);
  const diagnostics = findings.all();
  if (diagnostics.some(({ severity }) => severity === 'error')) return { diagnostics };
  return { plan: assemblePlan(request, { query, asked, drafts, ...(forecast && { forecast }) }), diagnostics };
}

function openQuery(
  { request, catalog, now, sparse, access }: PlanQuestion,
  asked: readonly AskedMetric[],
  findings: Findings,
): Query {
  const calendar = readCalendar(request.calendar, asked, { catalog, findings });
  const time = readTime(request, now, { rules: calendar.rules, findings, sparse });
  return {
    catalog,
    time,
    windows: createWindows(time),
    calendar,
    space: resultSpace(readBreakdown(request, asked, findings)),
    dimensions: openDimensions({ catalog, findings, asked }),
    parameters: request.parameters ?? {},
    findings,
    spend: countNodes(nodeLimit, findings),
    spendOnRows: countNodes(rowNodeLimit, findings),
    access: openAccess(catalog, access),
  };
}

function countNodes(limit: number, findings: Findings): () => boolean {
  let left = limit;
  return () => {
    left -= 1;
    if (left === -1) findings.add(diagnose('run.too_complex', { limit }, { path: '/metrics' }));
    return left >= 0;
  };
}

function columnNames({ grain, metrics, compare = [] }: RunRequest, { space }: Query): readonly string[] {
  const values = [...new Set(metrics)].flatMap((label) => [
    label,
    ...[...new Set(compare)].map((text) => `${label}.${text}`),
  ]);
  const by = new Set(space.dimensions.map(({ name }) => name));
  return [...(grain === undefined ? [] : ['period']), ...by, ...values];
}
