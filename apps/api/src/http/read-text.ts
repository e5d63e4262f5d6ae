import type { IncomingMessage } from 'node:http';
import { DomainError } from '@core/diagnostics';
import { bytesOf } from './bytes-of';

/** A whole body as text. Throws `request.too_large` as soon as it is announced to be, or turns out to be, larger than `limit` bytes. */
export async function readText(body: IncomingMessage, limit: number): Promise<string> {
  refuseBeyond(Number(body.headers['content-length'] ?? 0), limit);
  const pieces: Buffer[] = [];
  let bytes = 0;
  for await (const piece of bytesOf(body)) {
    bytes += piece.length;
    refuseBeyond(bytes, limit);
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString('utf8');
}

function refuseBeyond(bytes: number, limit: number): void {
  if (bytes > limit) throw DomainError.of('request.too_large', { limit, observed: bytes });
}
