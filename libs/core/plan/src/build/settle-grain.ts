import { grains, type Grain } from '@core/definition';
import { diagnose } from '@core/diagnostics';
import type { Catalog } from '@core/formula';
import type { RunRequest } from '../request/run-request';
import type { AskedMetric } from './asked-metric';
import type { Findings } from './findings';

/**
 * The request with a grain that stands in `by` where it belongs: `by: [month, region]` is another way to write `grain: month` and
 * `by: [region]`. Of several grains the finest is meant, for its buckets lie in those of the others; weeks lie in no months. A
 * dimension of that name comes first.
 */
export function settleGrain(
  request: RunRequest,
  asked: readonly AskedMetric[],
  { catalog, findings }: { readonly catalog: Catalog; readonly findings: Findings },
): RunRequest {
  const isGrain = (name: string): name is Grain =>
    (grains as readonly string[]).includes(name) && !isDimension(name, asked, catalog);
  const named = (request.by ?? []).filter(isGrain);
  if (named.length === 0) return request;
  const asks = new Set([...named, ...(request.grain === undefined ? [] : [request.grain])]);
  const [grain, ...coarser] = grains.filter((one) => asks.has(one));
  const straddled = grain === 'week' ? coarser[0] : undefined;
  if (straddled !== undefined) findings.add(diagnose('run.two_grains', { coarser: straddled }, { path: '/by' }));
  return { ...request, ...(grain !== undefined && { grain }), by: (request.by ?? []).filter((name) => !isGrain(name)) };
}

function isDimension(name: string, asked: readonly AskedMetric[], catalog: Catalog): boolean {
  return asked.some(
    ({ metric }) =>
      metric.fields.has(name) || metric.leaves.some(({ dataset }) => catalog.dataset(dataset)?.fields.has(name)),
  );
}
