import type { DefinitionStore } from '@core/engine';
import type { Sql } from '../database/state-sql';
import type { CommitPlan } from './plan-commit';

type CommitOptions = Parameters<DefinitionStore['commit']>[1];

/** Carries a planned commit out, each table in one statement, and gives the catalog its new revision. */
export async function writeCommit(sql: Sql, plan: CommitPlan, { by, at }: CommitOptions): Promise<void> {
  const { lines, versions, states } = plan;
  await sql.rows(
    `INSERT INTO definition_lines (kind, name, newest_version, current_version, removed)
     SELECT * FROM unnest($1::text[], $2::text[], $3::integer[], $4::integer[], $5::boolean[])
     ON CONFLICT (kind, name) DO UPDATE
     SET newest_version = excluded.newest_version, current_version = excluded.current_version, removed = excluded.removed`,
    [
      lines.map(({ kind }) => kind),
      lines.map(({ name }) => name),
      lines.map(({ newest_version }) => newest_version),
      lines.map(({ current_version }) => current_version),
      lines.map(({ removed }) => removed),
    ],
  );
  await sql.rows(
    `INSERT INTO definition_versions (kind, name, version, state, definition, hash, file, created_at, created_by)
     SELECT kind, name, version, 'draft', definition, hash, file, $7::timestamptz, $8
     FROM unnest($1::text[], $2::text[], $3::integer[], $4::json[], $5::text[], $6::text[])
       AS saved (kind, name, version, definition, hash, file)`,
    [
      versions.map(({ kind }) => kind),
      versions.map(({ name }) => name),
      versions.map(({ version }) => version),
      versions.map(({ definition }) => JSON.stringify(definition)),
      versions.map(({ hash }) => hash),
      versions.map(({ file }) => file ?? null),
      at,
      by,
    ],
  );
  for (const { kind, name, version, state } of states) {
    await sql.rows(
      `UPDATE definition_versions
       SET state = $4, published_at = CASE WHEN $4 = 'published' THEN $5 ELSE published_at END
       WHERE kind = $1 AND name = $2 AND version = $3`,
      [kind, name, version, state, at],
    );
  }
  await sql.rows('UPDATE catalog_revision SET revision = gen_random_uuid()');
}
