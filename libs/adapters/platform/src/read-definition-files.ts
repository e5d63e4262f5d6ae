import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

const endings = /\.(ya?ml|json)$/;

/** The text of a definition file; `file` is relative to the folder it was found in, with `/` between its parts. */
export interface DefinitionText {
  readonly file: string;
  readonly text: string;
}

/** Definition files at and below the paths, in a stable order; published schemas are none. Throws what the file system throws. */
export async function readDefinitionFiles(paths: readonly string[]): Promise<readonly DefinitionText[]> {
  const lists = await Promise.all(paths.map(readPath));
  return lists.flat();
}

async function readPath(path: string): Promise<readonly DefinitionText[]> {
  if (!(await stat(path)).isDirectory()) return [{ file: path, text: await readFile(path, 'utf8') }];
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isFile() && endings.test(entry.name) && !entry.name.endsWith('.schema.json'))
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
  return Promise.all(
    names.map(async (name) => ({
      file: relative(path, name).split(sep).join('/'),
      text: await readFile(name, 'utf8'),
    })),
  );
}
