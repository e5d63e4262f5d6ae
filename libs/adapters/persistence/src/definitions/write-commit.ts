import type { DefinitionStore } from '@core/engine';
import type { Sql } from '../database/state-sql';
import type { CommitPlan } from './plan-commit';

type CommitOptions = Parameters<DefinitionStore['commit']>[1];

/** Carries a planned commit out, each table in one statement, and gives the catalog its new revision. */
export async function writeCommit(sql: Sql, plan: CommitPlan, { by, at, request_id }: CommitOptions): Promise<void> {
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
    `INSERT INTO definition_versions (kind, name, version, state, definition, hash, file, created_at, created_by, saved_by, created_request_id)
     SELECT kind, name, version, 'draft', definition, hash, file, $7::timestamptz, $8, $9::json, $10
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
      by.name,
      JSON.stringify({ id: by.id, roles: by.roles, attributes: by.attributes }),
      request_id,
    ],
  );
  for (const { kind, name, version, state } of states) {
    await sql.rows(
      `UPDATE definition_versions
       SET state = $4, ${state}_at = $5, ${state}_by = $6, ${state}_request_id = $7
       WHERE kind = $1 AND name = $2 AND version = $3`,
      [kind, name, version, state, at, by.name, request_id],
    );
  }
  await sql.rows('UPDATE catalog_revision SET revision = gen_random_uuid()');
}
