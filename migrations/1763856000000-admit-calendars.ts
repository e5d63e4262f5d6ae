import type { MigrationInterface, QueryRunner } from 'typeorm';
import { replaceKinds } from './replace-kinds';

/** Calendars are definitions, too. */
export class AdmitCalendars1763856000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await replaceKinds(runner, ['calendar', 'dataset', 'metric', 'schedule']);
  }

  /** Fails while there are calendars: what is in use is not thrown away. */
  async down(runner: QueryRunner): Promise<void> {
    await replaceKinds(runner, ['dataset', 'metric', 'schedule']);
  }
}
