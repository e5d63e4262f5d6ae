import { checkSurroundings, createLogger, EmbeddedPostgres, loadConfig } from '@adapters/platform';
import { Command } from 'commander';
import { reportFailure } from '../report-failure';
import { printBanner } from './banner';
import { prepareState } from './prepare-state';
import { startProcesses } from './start-processes';

/** `formulary serve`: PostgreSQL if none is given, migrations, worker and api, in one command. */
export function serveCommand(): Command {
  return new Command('serve')
    .description('run everything: PostgreSQL if none is given, migrations, worker and api')
    .action(serve);
}

async function serve(): Promise<void> {
  const started = Date.now();
  const config = loadConfig(process.env);
  const logger = createLogger({ level: config.log_level, service: 'serve' });
  const endings: (() => Promise<void>)[] = [];
  const stop = once(async () => {
    for (const end of endings.toReversed())
      await end().catch((error: unknown) => logger.error({ error }, 'a part did not stop cleanly'));
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => void stop().then(() => process.exit(0)));
  }
  try {
    await checkSurroundings(config);
    const database_url = config.database_url ?? (await startPostgres(config.data_dir, endings));
    const admin_key = await prepareState(database_url, config.admin_api_key);
    const servers = startProcesses({ ...process.env, DATABASE_URL: database_url }, logger);
    endings.push(servers.stop);
    const { worker, api } = await servers.ready;
    printBanner({
      url: String(api['url']),
      admin_key,
      configured_key: config.admin_api_key !== undefined,
      worker,
      ms: Date.now() - started,
    });
  } catch (error) {
    reportFailure(error);
    await stop();
    process.exit();
  }
}

async function startPostgres(data_dir: string, endings: (() => Promise<void>)[]): Promise<string> {
  console.log('starting PostgreSQL …');
  const postgres = new EmbeddedPostgres({ data_dir });
  const url = await postgres.start();
  endings.push(() => postgres.stop());
  return url;
}

function once(work: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined;
  return () => (done ??= work());
}
