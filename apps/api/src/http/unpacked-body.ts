import type { IncomingMessage } from 'node:http';
import { createGunzip } from 'node:zlib';
import { DomainError } from '@core/diagnostics';
import type { FastifyRequest } from 'fastify';
import { bytesOf } from './bytes-of';
import { PACKING_LIMIT, SILENCE_LIMIT, type PackingLimit } from './limits';

/**
 * The bytes of a body that is taken as it comes, unpacked where it was packed. Throws `upload.unknown_encoding` at once, later
 * `limit.compression` and, where the body breaks off or is no gzip, `upload.broken_body`.
 */
export function unpackedBody({ raw, headers }: FastifyRequest, limit = PACKING_LIMIT): AsyncIterable<Uint8Array> {
  const encoding = headers['content-encoding']?.trim().toLowerCase() ?? 'identity';
  if (encoding === 'identity') return whole(raw, bytesOf(raw));
  if (encoding !== 'gzip' && encoding !== 'x-gzip') throw DomainError.of('upload.unknown_encoding', { encoding });
  return whole(raw, unpack(raw, limit));
}

/** Lets a sender go who is silent for too long, and says in our words why a body does not come to its end. */
async function* whole({ socket }: IncomingMessage, pieces: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  const hangUp = () => socket.destroy();
  socket.setTimeout(SILENCE_LIMIT).once('timeout', hangUp);
  try {
    yield* pieces;
  } catch (error) {
    if (error instanceof DomainError) throw error;
    throw DomainError.of('upload.broken_body', { reason: reasonOf(error) }, error);
  } finally {
    socket.setTimeout(0).off('timeout', hangUp);
  }
}

async function* unpack(raw: IncomingMessage, { ratio: limit, from }: PackingLimit): AsyncIterable<Uint8Array> {
  const gunzip = createGunzip();
  const end = () => void (raw.complete || gunzip.destroy(new Error('the connection was lost')));
  raw.once('error', end).once('close', end).pipe(gunzip);
  let bytes = 0;
  try {
    for await (const piece of gunzip as AsyncIterable<Buffer>) {
      bytes += piece.length;
      const observed = Math.floor(bytes / Math.max(1, gunzip.bytesWritten));
      if (bytes > from && observed > limit) throw DomainError.of('limit.compression', { limit, observed });
      yield piece;
    }
  } finally {
    raw.off('error', end).off('close', end).unpipe(gunzip);
  }
}

function reasonOf(error: unknown): string {
  const { code = '', message } = error as Error & { readonly code?: string };
  if (code === 'Z_BUF_ERROR') return 'it ends in the middle of its gzip';
  if (code.startsWith('Z_')) return 'it is not gzip';
  return code === 'ECONNRESET' ? 'the connection was lost' : message;
}
