import { link, readFile, rm, writeFile } from 'node:fs/promises';
import { codeOf } from './error-code';
import { beginningOf } from './process-identity';

/** Gives the lock back. */
export type Release = () => Promise<void>;

/**
 * Takes a lock file for this process. One whose process is dead is taken over; one whose process lives is refused with its
 * number.
 */
export async function lockFolder(file: string): Promise<Release> {
  const draft = `${file}.${process.pid}`;
  await writeFile(draft, `${process.pid} ${await beginningOf(process.pid)}`, { mode: 0o600 });
  try {
    while (!(await isTaken(draft, file))) await removeStale(file);
  } finally {
    await rm(draft, { force: true });
  }
  return () => rm(file, { force: true });
}

/** Puts the lock in place with its content, unless there is one. */
async function isTaken(draft: string, file: string): Promise<boolean> {
  try {
    await link(draft, file);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

async function removeStale(file: string): Promise<void> {
  const [pid, beginning] = (await readFile(file, 'utf8').catch(() => '')).split(' ');
  const living = await beginningOf(Number(pid) || -1);
  if (living === undefined || living !== beginning) return rm(file, { force: true });
  throw new Error(`process ${pid} is using ${file.replace(/\.lock$/, '')} already`);
}
