import { mkdir, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { MailSender, OutboxNotifier, WebhookSender } from '@adapters/notify';
import { PostgresStateDatabase, SqlStatusBoard, SqlUploadStore, stateProviders } from '@adapters/persistence';
import { DiskUploadFolder, RandomIdSource, SystemClock, type Config, type Logger } from '@adapters/platform';
import { openRunQueue } from '@adapters/queue';
import type { UploadedFiles } from '@adapters/warehouse';
import { DomainError } from '@core/diagnostics';
import {
  Clock,
  DatasetLibrary,
  IdSource,
  InstanceSettings,
  Limits,
  Notifier,
  RunQueue,
  Sandbox,
  UploadFolder,
  UploadLoader,
  WebhookSecret,
} from '@core/engine';
import type { Provider } from '@nestjs/common';
import { openSandbox } from './sandbox/open-sandbox';
import { LOGGER } from './tokens';

/** What the worker stands on: opened before the container, closed after it. */
export interface WorkerParts {
  readonly providers: readonly Provider[];
  /** Waits for jobs in hand, then frees everything. */
  close(): Promise<void>;
}

/** Opens database, queue and warehouse. Throws `service.unavailable` when one of them does not answer. */
export async function openWorkerParts(config: Config, logger: Logger): Promise<WorkerParts> {
  const { database_url, redis_url } = config;
  if (database_url === undefined)
    throw DomainError.of('config.wrong', { mistakes: ['DATABASE_URL is missing; "serve" sets it'] });
  const database = await PostgresStateDatabase.open({ database_url, application_name: 'formulary-worker' });
  const queue = await openRunQueue({ database_url, ...(redis_url !== undefined && { redis_url }) });
  const uploads = await openUploads(config, database);
  const clock = new SystemClock();
  const sandbox = openSandbox(config, { uploads, board: new SqlStatusBoard(database), clock });
  const mail = openMail(config);
  return {
    providers: [
      ...stateProviders(database),
      { provide: RunQueue, useValue: queue },
      { provide: Sandbox, useValue: sandbox.sandbox },
      { provide: DatasetLibrary, useValue: sandbox.library },
      { provide: UploadFolder, useValue: new DiskUploadFolder(uploads.folder) },
      { provide: UploadLoader, useValue: sandbox.uploads },
      { provide: Limits, useValue: config.limits },
      { provide: Clock, useValue: clock },
      { provide: IdSource, useValue: new RandomIdSource() },
      { provide: LOGGER, useValue: logger },
      { provide: InstanceSettings, useValue: config },
      {
        provide: Notifier,
        inject: [WebhookSecret, Clock],
        useFactory: (secret: WebhookSecret, clock: Clock) =>
          new OutboxNotifier(openWebhooks(config, secret, clock), mail),
      },
    ],
    close: async () => {
      mail.close();
      await queue.close();
      await sandbox.close();
      await database.close();
    },
  };
}

/** What was uploaded, by the state that is current whenever it is asked for. */
async function openUploads({ data_dir }: Config, database: PostgresStateDatabase): Promise<UploadedFiles> {
  const folder = join(data_dir, 'uploads');
  await mkdir(join(folder, 'staging'), { recursive: true });
  const store = new SqlUploadStore(database);
  return { folder: await realpath(folder), current: async (dataset) => (await store.current(dataset))?.file };
}

function openMail({ smtp_url, mail_from }: Config): MailSender {
  return new MailSender({
    ...(smtp_url !== undefined && { smtp_url }),
    ...(mail_from !== undefined && { from: mail_from }),
  });
}

function openWebhooks({ webhook_allowed_hosts = [] }: Config, secret: WebhookSecret, clock: Clock): WebhookSender {
  return new WebhookSender({ secrets: () => secret.signing(), clock, allowed_hosts: webhook_allowed_hosts });
}
