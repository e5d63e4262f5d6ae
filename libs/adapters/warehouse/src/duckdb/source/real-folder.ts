import { realpath } from 'node:fs/promises';
import { resolve } from 'node:path';

/** Without symbolic links; a folder that is not there as it would be called. */
export async function realFolder(folder: string): Promise<string> {
  return realpath(folder).catch(() => resolve(folder));
}
