import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { RunQueueOptions } from '@adapters/queue';
import type { RunJob } from '@core/engine';

/** A worker in a process of its own, to be killed in the middle of a job. */
export interface QueueWorkerProcess {
  nextJob(): Promise<RunJob>;
  kill(): Promise<void>;
}

export async function startQueueWorker(options: RunQueueOptions): Promise<QueueWorkerProcess> {
  const child = fork(join(__dirname, 'queue-worker.ts'), [JSON.stringify(options)], {
    execArgv: ['--require', join(__dirname, 'typescript.cjs')],
  });
  const next = async (): Promise<unknown> => ((await once(child, 'message')) as readonly unknown[])[0];
  if ((await next()) !== 'ready') throw new Error('the worker took a job before it was ready');
  return {
    nextJob: async () => (await next()) as RunJob,
    kill: async () => {
      child.kill('SIGKILL');
      await once(child, 'exit');
    },
  };
}
