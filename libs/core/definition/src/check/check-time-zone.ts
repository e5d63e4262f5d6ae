import { diagnose, nearestName, type Diagnostic } from '@core/diagnostics';

/** Whether a time zone is one of the IANA's; an offset such as `+03:00` is none, for it knows no summer. */
export function checkTimeZone(zone: string | undefined, path: string): readonly Diagnostic[] {
  if (zone === undefined || isTimeZone(zone)) return [];
  const nearest = nearestName(zone, Intl.supportedValuesOf('timeZone'));
  return [diagnose('definition.time_zone', { zone, nearest }, { path })];
}

function isTimeZone(zone: string): boolean {
  if (!/^[A-Za-z]/u.test(zone)) return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
