import { DomainError } from '@core/diagnostics';
import { laterBy } from '@core/schedule';

const LONGEST = '30d';

/** When an overlap (`24h`, `30m`, `0m`) that begins at an instant ends. Throws `api_key.bad_overlap`. */
export function overlapEnd(overlap: string, at: string): string {
  const end = /^\d{1,5}[mhd]$/.test(overlap) ? laterBy(at, overlap, 'UTC') : '';
  if (end === '' || Date.parse(end) > Date.parse(laterBy(at, LONGEST, 'UTC')))
    throw DomainError.of('api_key.bad_overlap', { found: overlap, longest: LONGEST });
  return new Date(end).toISOString();
}
