import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which connections workers have, and what came of reading from them. */
export class KeepConnectionReadings1764202100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE worker_statuses ADD COLUMN connections json NOT NULL DEFAULT '[]'`);
    await runner.query(`ALTER TABLE worker_statuses ALTER COLUMN connections DROP DEFAULT`);
    await runner.query(
      `CREATE TABLE connection_readings (
         connection text NOT NULL,
         dataset text NOT NULL,
         readings bigint NOT NULL,
         failures bigint NOT NULL,
         rows bigint NOT NULL,
         busy_ms bigint NOT NULL,
         read json,
         failed json,
         PRIMARY KEY (connection, dataset)
       )`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE connection_readings`);
    await runner.query(`ALTER TABLE worker_statuses DROP COLUMN connections`);
  }
}
