import type { MigrationInterface, QueryRunner } from 'typeorm';
import { replaceKinds } from './replace-kinds';

/** Scorecards are definitions, too. */
export class AdmitScorecards1763942400000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await replaceKinds(runner, ['calendar', 'dataset', 'metric', 'schedule', 'scorecard']);
  }

  /** Fails while there are scorecards: what is in use is not thrown away. */
  async down(runner: QueryRunner): Promise<void> {
    await replaceKinds(runner, ['calendar', 'dataset', 'metric', 'schedule']);
  }
}
