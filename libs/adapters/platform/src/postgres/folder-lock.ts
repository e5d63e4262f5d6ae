import { readFile, rm, writeFile } from 'node:fs/promises';
import { beginningOf } from './process-identity';

/** Gives the lock back. */
export type Release = () => Promise<void>;

/**
 * Takes a lock file for this process. One whose process is dead is taken over; one whose process lives is refused with its
 * number.
 */
export async function lockFolder(file: string): Promise<Release> {
  const mine = `${process.pid} ${await beginningOf(process.pid)}`;
  for (;;) {
    try {
      await writeFile(file, mine, { flag: 'wx', mode: 0o600 });
      return () => rm(file, { force: true });
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    }
    const [pid, beginning] = (await readFile(file, 'utf8').catch(() => '')).split(' ');
    const living = await beginningOf(Number(pid) || -1);
    if (living !== undefined && living === beginning)
      throw new Error(`process ${pid} is using ${file.replace(/\.lock$/, '')} already`);
    await rm(file, { force: true });
  }
}
