import { DomainError } from '@core/diagnostics';
import { withoutKeys } from '@core/engine';
import type { FastifyRequest } from 'fastify';
import { operationOf } from './operation';

/** Names under which other products take keys in the query. */
const NAMES = ['access_token', 'api_key', 'api-key', 'apikey', 'authorization', 'key', 'token'];

/** Refuses a key in the URL, also where another one stands in the header. Throws `request.key_in_url`. */
export function refuseKeyInUrl(request: FastifyRequest): void {
  const known = operationOf(request)?.query ?? {};
  const named = Object.keys(request.query ?? {}).find(
    (name) => NAMES.includes(name.toLowerCase()) && !Object.hasOwn(known, name),
  );
  if (named !== undefined) throw DomainError.of('request.key_in_url', { where: `the parameter "${named}"` });
  const url = decoded(request.url);
  if (withoutKeys(url) !== url) throw DomainError.of('request.key_in_url', { where: 'a part' });
}

function decoded(url: string): string {
  try {
    return decodeURIComponent(url);
  } catch {
    return url;
  }
}
