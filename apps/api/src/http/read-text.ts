import type { IncomingMessage } from 'node:http';
import { DomainError } from '@core/diagnostics';
import { bytesOf } from './bytes-of';

/** What a body that is read as a whole may take. */
export interface BodyLimits {
  readonly bytes: number;
  readonly ms: number;
}

/**
 * A whole body as text. Throws `request.too_large` as soon as it is announced to be, or turns out to be, too large, and
 * `request.too_slow`: what is read is kept in memory meanwhile.
 */
export async function readText(body: IncomingMessage, limits: BodyLimits): Promise<string> {
  refuseBeyond(Number(body.headers['content-length'] ?? 0), limits.bytes);
  const gathered = { pieces: [] as Buffer[], bytes: 0 };
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    const words = () => ({ limit_ms: limits.ms, observed: gathered.bytes });
    timer = setTimeout(() => reject(DomainError.of('request.too_slow', words())), limits.ms);
  });
  try {
    await Promise.race([gather(body, gathered, limits.bytes), late]);
    return Buffer.concat(gathered.pieces).toString('utf8');
  } finally {
    clearTimeout(timer);
  }
}

async function gather(
  body: IncomingMessage,
  gathered: { readonly pieces: Buffer[]; bytes: number },
  limit: number,
): Promise<void> {
  for await (const piece of bytesOf(body)) {
    gathered.bytes += piece.length;
    refuseBeyond(gathered.bytes, limit);
    gathered.pieces.push(piece);
  }
}

function refuseBeyond(bytes: number, limit: number): void {
  if (bytes > limit) throw DomainError.of('request.too_large', { limit, observed: bytes });
}
