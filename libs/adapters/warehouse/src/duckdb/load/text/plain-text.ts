import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { SourceFile } from '../../source/find-source-files';
import { TextReader, type TextStorage } from './text-reader';

/**
 * A file whose `path` leads to its text in UTF-8: the file itself where that is so and all of it is sound, else a copy at
 * `copy`, which whoever names it removes.
 */
export async function plainText(file: SourceFile, storage: TextStorage, copy: string): Promise<SourceFile> {
  const reader = await TextReader.open(file, storage);
  if (!reader.isPlain) return { ...file, path: await writeText(reader.read(), copy) };
  await reader.check();
  return file;
}

/** Writes pieces of text, or of its bytes, to a file; answers its path. */
export async function writeText(pieces: AsyncIterable<string | Buffer>, path: string): Promise<string> {
  await pipeline(Readable.from(pieces, { highWaterMark: 4 }), createWriteStream(path));
  return path;
}
