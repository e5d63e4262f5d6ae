import type { Catalog } from '@core/formula';
import { dayStart, type Moment, type RunPlan } from '@core/plan';
import type { RunResult } from '@core/result';

/** What an answer says about its metrics and period; titles are kept in all languages until somebody reads them. */
export function presentHeader(
  { plan, result: { forecast } }: { readonly plan: RunPlan; readonly result: RunResult },
  catalog: Catalog,
): Readonly<Record<string, unknown>> {
  const { from, to } = plan.period;
  return {
    metrics: plan.metrics.map(({ label, name, version }) => {
      const definition = catalog.metric(name, version)?.definition;
      const { title = name, format = null, direction = null, grain, benchmarks } = definition ?? {};
      const looks = { ...(grain && { usual_grain: grain }), ...(benchmarks && { benchmarks }) };
      return { name, label, version, title, format, unit: format?.unit ?? null, direction, ...looks };
    }),
    period: { from: nameMoment(from, plan.timezone), to: nameMoment(to, plan.timezone), timezone: plan.timezone },
    as_of: plan.as_of,
    grain: plan.grain ?? null,
    ...(plan.calendar !== undefined && { calendar: plan.calendar }),
    ...(forecast && { forecast }),
  };
}

/** A civil date where the moment is the start of that day, else the instant; null for an open end. */
function nameMoment(moment: Moment | undefined, timezone: string): string | null {
  if (moment === undefined) return null;
  return dayStart(moment.date, timezone) === moment.instant ? moment.date : moment.instant;
}
