import type { MigrationInterface, QueryRunner } from 'typeorm';
import { replaceKinds } from './replace-kinds';

/** Alerts are definitions, too. */
export class AdmitAlerts1764028800000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await replaceKinds(runner, ['alert', 'calendar', 'dataset', 'metric', 'schedule', 'scorecard']);
  }

  /** Fails while there are alerts: what is in use is not thrown away. */
  async down(runner: QueryRunner): Promise<void> {
    await replaceKinds(runner, ['calendar', 'dataset', 'metric', 'schedule', 'scorecard']);
  }
}
