import { openRunQueue, type RunQueueOptions } from '@adapters/queue';

/** The process behind `startQueueWorker`: tells each job it is given, and never finishes one. */
async function main(): Promise<void> {
  const queue = await openRunQueue(JSON.parse(process.argv[2] ?? '{}') as RunQueueOptions);
  await queue.process(
    (job) => {
      process.send?.(job);
      return new Promise(() => {});
    },
    { standard: 1, low: 1 },
  );
  process.send?.('ready');
}

process.once('disconnect', () => process.exit(1));
main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
