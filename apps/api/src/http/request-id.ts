import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { withoutKeys } from '@core/engine';

const SANE = /^[\w.:-]{1,128}$/;

/** The caller's `X-Request-Id` when it is harmless in a log and a header and holds no key, else a new one. */
export function requestIdOf({ headers }: Pick<IncomingMessage, 'headers'>): string {
  const given = headers['x-request-id'];
  return typeof given === 'string' && SANE.test(given) && withoutKeys(given) === given ? given : randomUUID();
}
