import { charsets } from '@core/definition';
import { DomainError } from '@core/diagnostics';
import type { UploadCommand, UploadMedia } from '@core/engine';
import type { FastifyRequest } from 'fastify';
import { idempotencyKey } from '../http/idempotency';
import { unpackedBody } from '../http/unpacked-body';

/** What the headers of an upload say of its body, whose media type was checked before. */
export function readUpload(request: FastifyRequest): Pick<UploadCommand, 'media' | 'charset' | 'key' | 'body'> {
  const [type = '', ...parameters] = (request.headers['content-type'] ?? '').split(';').map((part) => part.trim());
  const media = type.toLowerCase() as UploadMedia;
  const charset = charsetOf(media, parameters);
  const key = idempotencyKey(request);
  return {
    media,
    ...(charset !== undefined && { charset }),
    ...(key !== undefined && { key }),
    body: unpackedBody(request),
  };
}

/** Of CSV alone; all else is UTF-8 by its own rules. */
function charsetOf(media: UploadMedia, parameters: readonly string[]): string | undefined {
  const [, named] =
    parameters.map((part) => /^charset\s*=\s*"?([^"]*)"?$/i.exec(part)).find((found) => found !== null) ?? [];
  const charset = named?.trim().toLowerCase();
  if (charset === undefined || (media !== 'text/csv' && charset === 'utf-8')) return undefined;
  if (media !== 'text/csv') throw DomainError.of('upload.charset_not_taken', { media, charset });
  if (charsets.some((known) => known === charset)) return charset;
  throw DomainError.of('upload.unknown_charset', { charset, known: charsets });
}
