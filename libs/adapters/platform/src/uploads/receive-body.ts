import { createHash } from 'node:crypto';
import { mkdir, open, rm, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import { DomainError } from '@core/diagnostics';
import type { ReceivedBody } from '@core/engine';

/**
 * Writes a body to a new file, whose folder is made, piece by piece, each when the one before is down: a sender who is faster than the disk waits. The
 * file goes again when the body ends early or is larger than `limit_bytes`.
 */
export async function receiveBody(
  path: string,
  body: AsyncIterable<Uint8Array>,
  limit_bytes: number,
): Promise<ReceivedBody> {
  try {
    await mkdir(dirname(path), { recursive: true });
    const file = await open(path, 'wx');
    return await fill(file, body, limit_bytes).catch(async (error: unknown) => {
      await rm(path, { force: true });
      throw error;
    });
  } catch (error) {
    throw translateError(error);
  }
}

async function fill(file: FileHandle, body: AsyncIterable<Uint8Array>, limit_bytes: number): Promise<ReceivedBody> {
  try {
    const received = await copy(file, body, limit_bytes);
    await file.sync();
    return received;
  } finally {
    await file.close();
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

const full: ReadonlySet<unknown> = new Set(['ENOSPC', 'EDQUOT']);
const unwritable: ReadonlySet<unknown> = new Set([
  'EACCES',
  'EPERM',
  'EROFS',
  'ENOTDIR',
  'EEXIST',
  'EIO',
  'EFBIG',
  'EMFILE',
  'ENFILE',
]);

function translateError(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (full.has(code)) return DomainError.of('data.disk_full', {}, error);
  if (unwritable.has(code)) return DomainError.of('service.unavailable', { service: 'the folder of uploads' }, error);
  return error;
}
