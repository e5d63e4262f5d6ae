import { DomainError } from '@core/diagnostics';
import { WAIT_LIMIT } from './limits';

/** Seconds that a caller wants to wait, by `Prefer: wait=30` (RFC 7240), at most `WAIT_LIMIT`; undefined without one. */
export function preferredWait(header: string | string[] | undefined): number | undefined {
  if (header === undefined) return undefined;
  const preferences = [header]
    .flat()
    .join(',')
    .split(/[,;]/)
    .map((part) => part.trim());
  const wait = preferences.find((part) => /^wait\s*=/i.test(part));
  if (wait === undefined) return undefined;
  const seconds = wait
    .slice(wait.indexOf('=') + 1)
    .trim()
    .replace(/^"(.*)"$/, '$1');
  if (!/^\d{1,6}$/.test(seconds))
    throw DomainError.of('request.bad_header', { header: 'Prefer', reason: 'takes whole seconds, such as wait=30' });
  return Math.min(Number(seconds), WAIT_LIMIT);
}
