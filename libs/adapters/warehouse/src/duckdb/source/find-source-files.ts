import { readdir, realpath, stat } from 'node:fs/promises';
import { isAbsolute, join, normalize, relative, sep } from 'node:path';
import { isGlob, matcherOf } from './glob';

/** A file of a dataset as it is now. */
export interface SourceFile {
  /** As people know it: relative to the data root. */
  readonly name: string;
  /** Without symbolic links, inside the data root. */
  readonly path: string;
  readonly bytes: number;
  /** Changes when the file does: size, time of change, identity. */
  readonly signature: string;
  /** Hash of its rows, where it is known already: the file is not read for it. */
  readonly content?: string;
  /** When its rows were read, where they should have been read anew since and could not. */
  readonly stale_since?: string;
}

/** Why the files of a dataset cannot be used, which only somebody can mend: its author, or who delivers them. */
export class SourceProblem extends Error {}

/** One that may be over when the files are read again. */
export class PassingProblem extends SourceProblem {}

/**
 * The files that a dataset names, in order of their names. `root` is a real path. A file that is missing or that lies
 * outside the root, also behind a symbolic link, is a `SourceProblem`.
 */
export async function findSourceFiles(
  root: string,
  source: string | readonly string[],
): Promise<readonly SourceFile[]> {
  const files: SourceFile[] = [];
  for (const pattern of typeof source === 'string' ? [source] : source) {
    for (const name of await namesOf(root, pattern)) files.push(await inspect(root, name));
  }
  return files;
}

async function namesOf(root: string, pattern: string): Promise<readonly string[]> {
  const name = normalize(pattern);
  if (isAbsolute(name) || name.split(sep).includes('..'))
    throw new SourceProblem(`${pattern} lies outside the data root`);
  if (!isGlob(name)) return [name];
  const matches = matcherOf(name.split(sep).join('/'));
  const folder = name.slice(0, name.slice(0, name.search(/[*?[]/)).lastIndexOf(sep) + 1);
  const base = await realpath(join(root, folder)).catch(() => undefined);
  if (base !== undefined && !isInside(root, base)) throw new SourceProblem(`${pattern} leads outside the data root`);
  const entries = base === undefined ? [] : await readdir(base, { recursive: true, withFileTypes: true });
  const names = entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(folder, relative(base ?? root, entry.parentPath), entry.name))
    .filter((candidate) => matches(candidate.split(sep).join('/')));
  if (names.length === 0) throw new SourceProblem(`no file matches ${pattern}`);
  return names.toSorted();
}

async function inspect(root: string, name: string): Promise<SourceFile> {
  const path = await realpath(join(root, name)).catch((error: unknown) => {
    throw problemWith(name, error);
  });
  if (!isInside(root, path)) throw new SourceProblem(`${name} leads outside the data root`);
  const { size, mtimeNs, ino, isFile } = await status(path);
  if (!isFile) throw new SourceProblem(`${name} is not a file`);
  if (size === 0n) throw new SourceProblem(`${name} is empty`);
  return { name, path, bytes: Number(size), signature: [path, size, mtimeNs, ino].join(' ') };
}

async function status(path: string): Promise<{ size: bigint; mtimeNs: bigint; ino: bigint; isFile: boolean }> {
  const found = await stat(path, { bigint: true });
  return { size: found.size, mtimeNs: found.mtimeNs, ino: found.ino, isFile: found.isFile() };
}

function isInside(root: string, path: string): boolean {
  return path === root || path.startsWith(root.endsWith(sep) ? root : root + sep);
}

/** A system error about a file in plain words. */
export function problemWith(name: string, cause: unknown): SourceProblem {
  const code = typeof cause === 'object' && cause !== null && 'code' in cause ? cause.code : undefined;
  if (code === 'ENOENT' || code === 'ENOTDIR') return new SourceProblem(`there is no file ${name}`, { cause });
  if (code === 'EACCES' || code === 'EPERM') return new SourceProblem(`${name} may not be read`, { cause });
  return new PassingProblem(`${name} cannot be read`, { cause });
}
