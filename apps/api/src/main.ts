import 'reflect-metadata';
import { createLogger, loadConfig } from '@adapters/platform';
import { openApiParts } from './api-parts';
import { controllers } from './controllers';
import { createApi } from './create-api';
import { listen } from './listen';

/** Requests under way may take so long to end after the signal. */
const DRAIN_MS = 8_000;

async function main(): Promise<void> {
  const config = loadConfig(process.env);
  const logger = createLogger({ level: config.log_level, service: 'api' });
  const parts = await openApiParts(config);
  const app = await createApi({
    controllers,
    providers: parts.providers,
    logger,
    request_bytes: config.limits.request_bytes,
  });
  let stopping = false;
  const stop = async (): Promise<void> => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(0), DRAIN_MS).unref();
    await app.close();
    await parts.close();
    process.exit(0);
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void stop());
  process.once('disconnect', () => void stop()); // whoever started this process is gone
  const url = await listen(app, config);
  process.send?.({ kind: 'ready', url });
  logger.info({ url }, 'api listens');
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(3);
});
