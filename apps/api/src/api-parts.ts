import { join } from 'node:path';
import { openTokenVerifier } from '@adapters/identity';
import { PostgresStateDatabase, stateProviders } from '@adapters/persistence';
import { DiskUploadFolder, RandomIdSource, SystemClock, type Config } from '@adapters/platform';
import { openRunQueue } from '@adapters/queue';
import { DomainError } from '@core/diagnostics';
import {
  Clock,
  doorProviders,
  engineProviders,
  IdSource,
  InstanceSettings,
  Limits,
  queuedTesterProvider,
  RunQueue,
  TokenVerifier,
  UploadFolder,
} from '@core/engine';
import type { Provider } from '@nestjs/common';
import { DefinitionAnswers } from './definitions/definition-answers';
import { RunAnswers } from './runs/run-answers';
import { Measurements } from './system/measurements';
import { ReadHealth } from './system/read-health';

/** What the API adds to the use cases. */
export const apiProviders: readonly Provider[] = [DefinitionAnswers, RunAnswers, ReadHealth, Measurements];

/** What the API stands on: opened before the container, closed after it. */
export interface OpenParts {
  readonly providers: readonly Provider[];
  close(): Promise<void>;
}

/** Opens database and queue. Throws `service.unavailable` when one of them does not answer. */
export async function openApiParts(config: Config): Promise<OpenParts> {
  const { database_url, redis_url } = config;
  if (database_url === undefined)
    throw DomainError.of('config.wrong', { mistakes: ['DATABASE_URL is missing; "serve" sets it'] });
  const database = await PostgresStateDatabase.open({ database_url, application_name: 'formulary-api' });
  const queue = await openRunQueue({ database_url, ...(redis_url !== undefined && { redis_url }) });
  const clock = new SystemClock();
  return {
    providers: [
      ...stateProviders(database),
      { provide: RunQueue, useValue: queue },
      { provide: Clock, useValue: clock },
      { provide: IdSource, useValue: new RandomIdSource(clock) },
      { provide: InstanceSettings, useValue: config },
      { provide: Limits, useValue: config.limits },
      { provide: UploadFolder, useValue: new DiskUploadFolder(join(config.data_dir, 'uploads')) },
      { provide: TokenVerifier, useValue: openTokenVerifier(config.oidc) },
      ...engineProviders,
      ...doorProviders,
      queuedTesterProvider,
      ...apiProviders,
    ],
    close: async () => {
      await queue.close();
      await database.close();
    },
  };
}
