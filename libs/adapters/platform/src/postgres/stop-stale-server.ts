import { readFile, realpath, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { isAlive, worksIn } from './process-identity';

const PATIENCE_MS = 10_000;
const STEP_MS = 20;

/** A number that no process has, on any system we know. */
const NOBODY = 4_194_304;

/**
 * Clears away what a killed process left in the folder of a server: a server that still runs is stopped. A number that
 * belongs to another process by now, which would keep ours from starting, is struck out; the rest of the file stays, for
 * the server sees by it whether parts of its predecessor still run.
 */
export async function stopStaleServer(cluster: string): Promise<void> {
  const file = join(cluster, 'postmaster.pid');
  const [first = '', ...rest] = (await readFile(file, 'utf8').catch(() => '')).split('\n');
  const pid = Number(first);
  if (!(pid > 0) || !isAlive(pid)) return;
  if (!(await worksIn(pid, await realpath(cluster)))) {
    await writeFile(file, [NOBODY, ...rest].join('\n'));
    return;
  }
  signal(pid, 'SIGINT'); // a fast, clean shutdown
  if (!(await goes(pid))) signal(pid, 'SIGQUIT'); // an immediate one; the log is replayed on the next start
  if (!(await goes(pid))) throw new Error(`process ${pid}, a server left behind on ${cluster}, does not end`);
}

function signal(pid: number, name: 'SIGINT' | 'SIGQUIT'): void {
  try {
    process.kill(pid, name);
  } catch {
    // it has just gone
  }
}

async function goes(pid: number): Promise<boolean> {
  for (let waited = 0; waited < PATIENCE_MS; waited += STEP_MS) {
    if (!isAlive(pid)) return true;
    await pause(STEP_MS);
  }
  return false;
}
