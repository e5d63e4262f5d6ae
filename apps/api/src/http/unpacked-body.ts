import type { IncomingMessage } from 'node:http';
import { createGunzip } from 'node:zlib';
import { DomainError } from '@core/diagnostics';
import type { FastifyRequest } from 'fastify';
import { bytesOf } from './bytes-of';
import { PACKING_LIMIT, SILENCE_LIMIT } from './limits';

/**
 * The bytes of a body that is taken as it comes, unpacked where it was packed. Throws `upload.unknown_encoding` at once, later
 * `limit.compression` and, where the body breaks off or is no gzip, `upload.broken_body`.
 */
export function unpackedBody({ raw, headers }: FastifyRequest): AsyncIterable<Uint8Array> {
  const encoding = headers['content-encoding']?.trim().toLowerCase() ?? 'identity';
  if (encoding === 'identity') return whole(raw, bytesOf(raw));
  if (encoding !== 'gzip' && encoding !== 'x-gzip') throw DomainError.of('upload.unknown_encoding', { encoding });
  return whole(raw, unpack(raw));
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

async function* unpack(raw: IncomingMessage): AsyncIterable<Uint8Array> {
  const gunzip = createGunzip();
  const end = () => void (raw.complete || gunzip.destroy(new Error('the connection was lost')));
  raw.once('error', end).once('close', end).pipe(gunzip);
  let bytes = 0;
  try {
    for await (const piece of gunzip as AsyncIterable<Buffer>) {
      bytes += piece.length;
      refuseBomb(bytes, gunzip.bytesWritten);
      yield piece;
    }
  } finally {
    raw.off('error', end).off('close', end).unpipe(gunzip);
  }
}

function refuseBomb(bytes: number, packed: number): void {
  const { ratio, from } = PACKING_LIMIT;
  const observed = Math.floor(bytes / Math.max(1, packed));
  if (bytes > from && observed > ratio) throw DomainError.of('limit.compression', { limit: ratio, observed });
}

function reasonOf(error: unknown): string {
  const { code = '', message } = error as Error & { readonly code?: string };
  if (code === 'Z_BUF_ERROR') return 'it ends in the middle of its gzip';
  if (code.startsWith('Z_')) return 'it is not gzip';
  return code === 'ECONNRESET' ? 'the connection was lost' : message;
}
