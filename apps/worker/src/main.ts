import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { checkSurroundings, createLogger, loadConfig } from '@adapters/platform';
import { openWorkerParts } from './worker-parts';
import { WorkerModule } from './worker.module';
import { Rounds } from './rounds';
import { applyFolder } from './apply-folder';

/** The worker: works the queue off, reconciles what should be with what is, and watches over the data. */
async function main(): Promise<void> {
  const config = loadConfig(process.env);
  const logger = createLogger({ level: config.log_level, service: 'worker' });
  await checkSurroundings(config);
  const parts = await openWorkerParts(config, logger);
  const context = await NestFactory.createApplicationContext(WorkerModule.with(parts), {
    logger: false,
    abortOnError: false,
  });
  const rounds = context.get(Rounds);
  let stopping = false;
  const stop = async (): Promise<void> => {
    if (stopping) return;
    stopping = true;
    await rounds.stop();
    await parts.close();
    process.exit(0);
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void stop());
  process.once('disconnect', () => void stop()); // whoever started this process is gone
  await rounds.start();
  const applied = await applyFolder(context, config.data_root, logger);
  process.send?.({ kind: 'ready', ...applied });
  logger.info(applied, 'worker ready');
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(3);
});
