import { execFile } from 'node:child_process';
import { readFile, readlink } from 'node:fs/promises';
import { promisify } from 'node:util';
import { codeOf } from './error-code';

const run = promisify(execFile);

/**
 * When a process began, in whatever form the system says it; undefined when there is no such process. A number that was
 * given to another process has another beginning.
 */
export async function beginningOf(pid: number): Promise<string | undefined> {
  if (!isAlive(pid)) return undefined;
  if (process.platform === 'linux') {
    const status = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
    return status?.slice(status.lastIndexOf(')') + 2).split(' ')[19]; // field 22, the name of field 2 may hold blanks
  }
  return describe(pid, 'lstart=');
}

/** Whether a process is a server on the folder: servers work inside their folder and name it when they are started. */
export async function worksIn(pid: number, folder: string): Promise<boolean> {
  if (!isAlive(pid)) return false;
  if (process.platform === 'linux') return (await readlink(`/proc/${pid}/cwd`).catch(() => undefined)) === folder;
  return (await describe(pid, 'args='))?.includes(folder) ?? false;
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

async function describe(pid: number, column: string): Promise<string | undefined> {
  const answer = await run('ps', ['-o', column, '-p', String(pid)]).catch(() => undefined);
  return answer?.stdout.trim() || undefined;
}
