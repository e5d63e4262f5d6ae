import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { problemWith, type SourceFile } from './find-source-files';

/** SHA-256 over the content of files in order: equal content, equal hash, whatever the files are called. */
export async function hashFiles(files: readonly SourceFile[]): Promise<string> {
  const hash = createHash('sha256');
  for (const { name, path } of files) {
    const content = createHash('sha256');
    try {
      for await (const chunk of createReadStream(path)) content.update(chunk as Buffer);
    } catch (error) {
      throw problemWith(name, error);
    }
    hash.update(content.digest());
  }
  return hash.digest('hex');
}
