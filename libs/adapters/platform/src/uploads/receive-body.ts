import { createHash } from 'node:crypto';
import { open, rm, type FileHandle } from 'node:fs/promises';
import { DomainError } from '@core/diagnostics';
import type { ReceivedBody } from '@core/engine';

/**
 * Writes a body to a new file, piece by piece, each when the one before is down: a sender who is faster than the disk waits. The
 * file goes again when the body ends early or is larger than `limit_bytes`.
 */
export async function receiveBody(
  path: string,
  body: AsyncIterable<Uint8Array>,
  limit_bytes: number,
): Promise<ReceivedBody> {
  const file = await open(path, 'wx');
  try {
    const received = await copy(file, body, limit_bytes);
    await file.sync();
    await file.close();
    return received;
  } catch (error) {
    await file.close().catch(() => undefined);
    await rm(path, { force: true });
    throw translateError(error);
  }
}

async function copy(file: FileHandle, body: AsyncIterable<Uint8Array>, limit: number): Promise<ReceivedBody> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const piece of body) {
    bytes += piece.byteLength;
    if (bytes > limit) throw DomainError.of('limit.upload_size', { limit, observed: bytes });
    hash.update(piece);
    await file.writeFile(piece);
  }
  return { bytes, sha256: hash.digest('hex') };
}

function translateError(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === 'ENOSPC' || code === 'EDQUOT' ? DomainError.of('data.disk_full', {}, error) : error;
}
