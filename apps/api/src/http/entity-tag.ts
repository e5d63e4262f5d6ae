import { DomainError } from '@core/diagnostics';

/** The strong entity tag of a content hash. */
export function entityTag(hash: string): string {
  return `"${hash}"`;
}

/** The hash that an `If-Match` header asks for; undefined without the header and for `*`. */
export function matchedHash(header: string | undefined): string | undefined {
  if (header === undefined || header.trim() === '*') return undefined;
  const hash = /^\s*(?:W\/)?"([^"]*)"\s*$/.exec(header)?.[1];
  if (hash === undefined)
    throw DomainError.of('request.bad_header', {
      header: 'If-Match',
      reason: 'takes one entity tag in quotes, as ETag gave it',
    });
  return hash;
}
