import type { Catalog } from '@core/formula';
import type { RunPlan } from '@core/plan';

/** What an answer says about its metrics and period; titles are kept in all languages until somebody reads them. */
export function presentHeader(plan: RunPlan, catalog: Catalog): Readonly<Record<string, unknown>> {
  const { from, to } = plan.period;
  return {
    metrics: plan.metrics.map(({ label, name, version }) => {
      const definition = catalog.metric(name, version)?.definition;
      const { title = name, format = null, direction = null } = definition ?? {};
      return { name, label, version, title, format, unit: format?.unit ?? null, direction };
    }),
    period: { from: from?.date ?? null, to: to?.date ?? null, timezone: plan.timezone },
    as_of: plan.as_of,
    grain: plan.grain ?? null,
  };
}
