import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { Worker } from 'node:worker_threads';

/** Looks after the parent from a thread of its own, for the main one may be in an endless loop. */
const watch = `
  const parent = process.ppid;
  setInterval(() => { if (process.ppid !== parent) process.kill(process.pid, 'SIGKILL'); }, 500);
  require('node:worker_threads').parentPort.postMessage('watching');
`;

/**
 * Ends this process when the one that started it is gone, whatever it is doing; and lets the system take this one first when memory
 * is short. Resolves when that is so: a thread does not come up beside a main one that is busy.
 */
export async function dieWithParent(): Promise<void> {
  process.once('disconnect', () => process.kill(process.pid, 'SIGKILL'));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => undefined); // a terminal signals all; the parent decides
  const limits = { maxOldGenerationSizeMb: 16, maxYoungGenerationSizeMb: 2 };
  const thread = new Worker(watch, { eval: true, resourceLimits: limits });
  await once(thread, 'message');
  thread.unref();
  try {
    writeFileSync('/proc/self/oom_score_adj', '1000');
  } catch {
    // only Linux has it
  }
}
