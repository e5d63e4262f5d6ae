import { engineProviders, sandboxedTesterProvider, workerProviders } from '@core/engine';
import { Module, type DynamicModule } from '@nestjs/common';
import { Rounds } from './rounds';
import type { WorkerParts } from './worker-parts';

/** The worker's composition root. */
@Module({})
export class WorkerModule {
  static with({ providers }: WorkerParts): DynamicModule {
    return {
      module: WorkerModule,
      providers: [...providers, ...engineProviders, ...workerProviders, sandboxedTesterProvider, Rounds],
    };
  }
}
