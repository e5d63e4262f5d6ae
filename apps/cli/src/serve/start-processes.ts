import { join } from 'node:path';
import type { Logger } from '@adapters/platform';
import { SupervisedChild, type ReadyMessage } from './supervised-child';

/** Queries hold threads of libuv's pool; names are looked up and files are read there as well. */
const THREADS = '16';

/** MB of a half of the space for new objects. The 16 of V8 are held by an idle process for good, and make nothing faster here. */
const NEW_SPACE = '--max-semi-space-size=4';

/** As seen from the program that is built, `apps/cli/src/main.js`. */
const apps = join(__dirname, '../..');

/** Starts worker and api beside each other. `ready` rejects when one of them ends before it is. */
export function startProcesses(
  environment: NodeJS.ProcessEnv,
  logger: Logger,
): {
  readonly ready: Promise<{ readonly worker: ReadyMessage; readonly api: ReadyMessage }>;
  readonly stop: () => Promise<void>;
} {
  const options = [NEW_SPACE, environment['NODE_OPTIONS'] ?? ''].join(' ').trim();
  const settled = { UV_THREADPOOL_SIZE: THREADS, ...environment, NODE_OPTIONS: options };
  const child = (name: string) => new SupervisedChild(name, join(apps, name, 'src/main.js'), settled, logger);
  const parts = { api: child('api'), worker: child('worker') };
  return {
    ready: Promise.all([parts.worker.start(), parts.api.start()]).then(([worker, api]) => ({ worker, api })),
    stop: async () => {
      await Promise.all([parts.api.stop(), parts.worker.stop()]);
    },
  };
}
