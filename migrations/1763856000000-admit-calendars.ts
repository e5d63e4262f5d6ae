import type { MigrationInterface, QueryRunner } from 'typeorm';

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

async function replaceKinds(runner: QueryRunner, kinds: readonly string[]): Promise<void> {
  const list = kinds.map((kind) => `'${kind}'`).join(', ');
  await runner.query(`ALTER TABLE definition_lines DROP CONSTRAINT definition_lines_kind`);
  await runner.query(`ALTER TABLE definition_lines ADD CONSTRAINT definition_lines_kind CHECK (kind IN (${list}))`);
}
