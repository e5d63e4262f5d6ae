import { EmbeddedPostgres } from '@adapters/platform';

/** The process behind a spec that kills: starts the server in a folder, says so, and holds it. */
async function main(): Promise<void> {
  const url = await new EmbeddedPostgres({ data_dir: process.argv[2] ?? '', durable: false }).start();
  process.send?.(url);
}

main().catch((error: unknown) => {
  process.send?.(String(error));
});
