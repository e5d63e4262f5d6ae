import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';

/** Tells this process from one that had its id before. */
const life = randomUUID().slice(0, 8);

/** After that time nobody on another machine is at work in a folder that did not change. */
const abandonedAfter_ms = 24 * 3_600_000;

/**
 * A new folder below `parent` for what this process puts down in passing. What processes left behind that did not come to remove theirs
 * is removed, so that nothing piles up where processes are killed.
 */
export async function makeOwnFolder(parent: string): Promise<string> {
  await mkdir(parent, { recursive: true });
  for (const name of await readdir(parent)) {
    const folder = join(parent, name);
    if (await isAbandoned(folder, name)) await rm(folder, { recursive: true, force: true });
  }
  const own = join(parent, [process.pid, life, randomUUID().slice(0, 8), hostname()].join('~'));
  await mkdir(own);
  return own;
}

async function isAbandoned(folder: string, name: string): Promise<boolean> {
  const [pid, itsLife, , host] = name.split('~');
  if (host === hostname()) return itsLife !== life && (Number(pid) === process.pid || !isAlive(Number(pid)));
  const found = await stat(folder).catch(() => undefined);
  return found !== undefined && Date.now() - found.mtimeMs > abandonedAfter_ms;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
