import { diagnose, nearestName } from '@core/diagnostics';
import type { CalendarRules, Catalog, WorkingHours } from '@core/formula';
import type { AskedMetric } from './asked-metric';
import type { Findings } from './findings';

/** The calendar of a run; without a name it is the Gregorian one. */
export interface RunCalendar {
  readonly name?: string;
  readonly rules?: CalendarRules;
  /** When people work by the calendar of this name, else by that of the run; undefined where nobody knows, which findings then say. */
  readonly hours: (calendar: string | undefined, asked: AskedMetric) => WorkingHours | undefined;
  /** Reports a name that no calendar has, once wherever it stands. */
  readonly refuse: (calendar: string, path: string) => void;
  /** All calendars that were used, by name. */
  readonly used: () => readonly string[];
}

interface CalendarWorld {
  readonly catalog: Catalog;
  readonly findings: Findings;
}

/** The calendar that the request names, else the one on which all asked metrics that name one agree. */
export function readCalendar(
  wanted: string | undefined,
  asked: readonly AskedMetric[],
  { catalog, findings }: CalendarWorld,
): RunCalendar {
  const name = wanted ?? agreedCalendar(asked, findings);
  const calendar = name === undefined ? undefined : catalog.calendar(name);
  const refused = new Set<string>();
  const refuse = (unknown: string, path: string) => {
    const nearest = nearestName(unknown, catalog.calendarNames);
    if (!refused.has(unknown)) findings.add(diagnose('run.unknown_calendar', { calendar: unknown, nearest }, { path }));
    refused.add(unknown);
  };
  if (name !== undefined && calendar === undefined) refuse(name, wanted === undefined ? '/metrics' : '/calendar');
  const used = new Set<string>(calendar && [calendar.name]);
  const hours = (other: string | undefined, { label, path }: AskedMetric) => {
    const known = other === undefined ? calendar : catalog.calendar(other);
    if (known !== undefined) {
      used.add(known.name);
      if (known.hours === undefined) findings.add(diagnose('run.no_working_hours', { calendar: known.name }, { path }));
    } else if (other !== undefined) {
      refuse(other, path);
    } else if (name === undefined) {
      findings.add(diagnose('run.calendar_needed', { metric: label }, { path }));
    }
    return known?.hours;
  };
  return { ...(calendar && { name: calendar.name, rules: calendar.rules }), hours, refuse, used: () => [...used] };
}

function agreedCalendar(asked: readonly AskedMetric[], findings: Findings): string | undefined {
  const calendars = [...new Set(asked.flatMap(({ metric }) => metric.definition.calendar ?? []))];
  if (calendars.length > 1) findings.add(diagnose('run.calendars_differ', { calendars }, { path: '/metrics' }));
  return calendars[0];
}
