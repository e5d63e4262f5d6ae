import type { Catalog } from '@core/formula';
import { nameWindow, type RunPlan } from '@core/plan';
import type { RunResult } from '@core/result';

/** What an answer says about its metrics and period; titles are kept in all languages until somebody reads them. */
export function presentHeader(
  { plan, result: { forecast, comparison } }: { readonly plan: RunPlan; readonly result: RunResult },
  catalog: Catalog,
): Readonly<Record<string, unknown>> {
  return {
    metrics: plan.metrics.map(({ label, name, version }) => {
      const definition = catalog.metric(name, version)?.definition;
      const { title = name, format = null, direction = null, grain, benchmarks } = definition ?? {};
      const looks = { ...(grain && { usual_grain: grain }), ...(benchmarks && { benchmarks }) };
      return { name, label, version, title, format, unit: format?.unit ?? null, direction, ...looks };
    }),
    period: { ...nameWindow(plan.period, plan.timezone), timezone: plan.timezone },
    as_of: plan.as_of,
    grain: plan.grain ?? null,
    ...(plan.calendar !== undefined && { calendar: plan.calendar }),
    ...(forecast && { forecast }),
    ...(comparison && { comparison }),
  };
}
