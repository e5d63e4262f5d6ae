import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { problemWith, SourceProblem, type SourceFile } from '../../source/find-source-files';
import { unpacking } from '../bounds';

const chunkSize = 1024 * 1024;

/** The bytes of a file as they come, unpacked where it is compressed. What unpacks to too much is a `SourceProblem`. */
export async function* readBytes(file: SourceFile, isCompressed: boolean): AsyncGenerator<Buffer> {
  const stored = createReadStream(file.path, { highWaterMark: chunkSize });
  const bytes = isCompressed ? pipeline(stored, createGunzip({ chunkSize }), () => undefined) : stored;
  let total = 0;
  try {
    for await (const chunk of bytes as AsyncIterable<Buffer>) {
      total += chunk.length;
      if (isCompressed) refuseBombs(file, total);
      yield chunk;
    }
  } catch (error) {
    throw error instanceof SourceProblem ? error : translate(file, error);
  } finally {
    stored.destroy();
  }
}

function refuseBombs({ name, bytes }: SourceFile, unpacked: number): void {
  const { most_bytes, ratio, ratio_counts_from } = unpacking;
  if (unpacked > most_bytes) throw new SourceProblem(`${name} unpacks to more than ${most_bytes} bytes`);
  if (unpacked > ratio_counts_from && unpacked > bytes * ratio)
    throw new SourceProblem(
      `${name} has ${bytes} bytes and unpacks to more than ${ratio} times as many, as no table does`,
    );
}

function translate({ name }: SourceFile, error: unknown): SourceProblem {
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
  if (code === 'Z_BUF_ERROR')
    return new SourceProblem(`${name} is cut off: its compressed data has no end`, { cause: error });
  if (code.startsWith('Z_')) return new SourceProblem(`${name} is not what gzip writes, or damaged`, { cause: error });
  return problemWith(name, error);
}
