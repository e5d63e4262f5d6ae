import type { ParameterDefinition } from '@core/definition';
import { diagnose, nearestName, type Diagnostic } from '@core/diagnostics';

/** Whether the calendars exist that a metric names, for itself and as defaults of its parameters. */
export function reportCalendars(
  calendar: string | undefined,
  parameters: readonly ParameterDefinition[],
  known: readonly string[] = [],
): readonly Diagnostic[] {
  const defaults = parameters.flatMap(({ type, default: value }, index) =>
    type === 'calendar' && typeof value === 'string' ? reportUnknown(value, `/parameters/${index}/default`, known) : [],
  );
  return [...(calendar === undefined ? [] : reportUnknown(calendar, '/calendar', known)), ...defaults];
}

function reportUnknown(name: string, path: string, known: readonly string[]): readonly Diagnostic[] {
  if (known.includes(name)) return [];
  return [diagnose('formula.unknown_calendar', { name, nearest: nearestName(name, known) }, { path })];
}
