import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { problemWith, type SourceFile } from './find-source-files';

/**
 * SHA-256 over the content of files in order: equal content, equal hash, whatever the files are called. `report` hears how many
 * bytes have been read.
 */
export async function hashFiles(files: readonly SourceFile[], report: (bytes: number) => void): Promise<string> {
  const hash = createHash('sha256');
  let bytes = 0;
  for (const { name, path, content: known, bytes: size } of files) {
    if (known !== undefined) {
      hash.update(known, 'hex');
      report((bytes += size));
      continue;
    }
    const content = createHash('sha256');
    try {
      for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
        content.update(chunk);
        report((bytes += chunk.length));
      }
    } catch (error) {
      throw problemWith(name, error);
    }
    hash.update(content.digest());
  }
  return hash.digest('hex');
}
