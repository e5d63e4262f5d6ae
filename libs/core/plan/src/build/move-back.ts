import { diagnose } from '@core/diagnostics';
import type { Duration } from '@core/formula';
import { addShifts, oneBucket, shiftBy } from '../time/shift';
import type { Context } from './context';

/** A context one bucket or a duration earlier; shifts add up. `what` names the reason for findings, `path` its place in the request. */
export function moveBack(context: Context, duration: Duration | undefined, what: string, path = '/period'): Context {
  const { query, metric, view } = context;
  if (query.time.period === undefined) {
    query.findings.add(diagnose('run.period_needed', { what: `${what} of ${metric.name}` }, { path }));
    return context;
  }
  const shift = addShifts(view.shift, duration === undefined ? oneBucket : shiftBy(duration));
  const moved = { ...view, shift };
  if (query.windows.of(moved) === undefined)
    query.findings.add(diagnose('run.out_of_calendar', { metric: metric.name }, { path }));
  return { ...context, view: moved };
}
