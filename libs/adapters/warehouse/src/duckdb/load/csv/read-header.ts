import { open } from 'node:fs/promises';
import { SourceProblem, type SourceFile } from '../../source/find-source-files';

/** A header may not be longer than this. */
const longest = 1024 * 1024;

/** The names in the first line of a CSV file. */
export async function readHeader({ name, path }: SourceFile): Promise<readonly string[]> {
  const line = decode(await readFirstLine(path), name);
  if (line.trim() === '') throw new SourceProblem(`${name} has no header`);
  return splitLine(line);
}

async function readFirstLine(path: string): Promise<Uint8Array> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(longest), 0, longest, 0);
    const end = buffer.subarray(0, bytesRead).findIndex((byte) => byte === 0x0a || byte === 0x0d);
    return buffer.subarray(0, end === -1 ? bytesRead : end);
  } finally {
    await file.close();
  }
}

/** Without a byte order mark. */
function decode(bytes: Uint8Array, name: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    throw new SourceProblem(`the header of ${name} is not UTF-8`, { cause: error });
  }
}

function splitLine(line: string): readonly string[] {
  const cells = line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g);
  return [...cells].map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '');
}
