import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Rows that arrive through the API: their states, the newest of which is current. */
export class KeepUploads1764201800000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE dataset_uploads (
         dataset text NOT NULL,
         version integer NOT NULL,
         mode text NOT NULL,
         file text,
         row_count bigint NOT NULL,
         accepted bigint NOT NULL,
         rejected bigint NOT NULL,
         bytes bigint NOT NULL,
         run_id text,
         uploaded_at timestamptz NOT NULL,
         uploaded_by text NOT NULL,
         PRIMARY KEY (dataset, version),
         CONSTRAINT dataset_uploads_version CHECK (version >= 1),
         CONSTRAINT dataset_uploads_mode CHECK (mode IN ('replace', 'append', 'upsert', 'remove')),
         CONSTRAINT dataset_uploads_rows CHECK ((mode = 'remove') = (file IS NULL AND run_id IS NULL))
       )`,
    );
    await runner.query(`CREATE UNIQUE INDEX dataset_uploads_run ON dataset_uploads (run_id) WHERE run_id IS NOT NULL`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE dataset_uploads`);
  }
}
