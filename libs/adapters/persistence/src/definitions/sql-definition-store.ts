import type { DefinitionKind } from '@core/definition';
import { DomainError } from '@core/diagnostics';
import {
  DefinitionStore,
  type DefinitionChange,
  type DefinitionProblem,
  type Page,
  type PageOf,
  type StoredVersion,
} from '@core/engine';
import { appendEntries } from '../access/append-entries';
import type { PostgresStateDatabase } from '../database/postgres-state-database';
import type { Sql, StateSql } from '../database/state-sql';
import { decodeNameCursor, pageOf } from '../paging';
import { removeRowsOf } from '../uploads/remove-rows';
import { toDefinitionProblem, toStoredVersion, versionsOfLines, type VersionOfLineRow } from './definition-mapper';
import type { DefinitionLineRow, DefinitionProblemRow } from './definition-tables';
import { lineOf, planCommit, type VersionKey } from './plan-commit';
import { writeCommit } from './write-commit';

type CommitOptions = Parameters<DefinitionStore['commit']>[1];

/** Definitions in PostgreSQL. Commits follow one another: each holds the row of the catalog's revision. */
export class SqlDefinitionStore extends DefinitionStore {
  readonly #sql: StateSql;

  constructor(database: PostgresStateDatabase) {
    super();
    this.#sql = database.sql;
  }

  override async revision(): Promise<string> {
    return readRevision(this.#sql);
  }

  override async current(): Promise<readonly StoredVersion[]> {
    const text = `${versionsOfLines} WHERE v.version = l.current_version ORDER BY kind, name`;
    return (await this.#sql.rows<VersionOfLineRow>(text)).map(toStoredVersion);
  }

  override async load(keys: readonly VersionKey[]): Promise<readonly StoredVersion[]> {
    return loadVersions(this.#sql, keys);
  }

  override async versions(kind: DefinitionKind, name: string): Promise<readonly StoredVersion[]> {
    const text = `${versionsOfLines} WHERE kind = $1 AND name = $2 AND NOT removed ORDER BY version DESC`;
    return (await this.#sql.rows<VersionOfLineRow>(text, [kind, name])).map(toStoredVersion);
  }

  override async list(kind: DefinitionKind, page: Page): Promise<PageOf<StoredVersion>> {
    const after = page.cursor === undefined ? '' : decodeNameCursor(page.cursor);
    const rows = await this.#sql.rows<VersionOfLineRow>(
      `${versionsOfLines}
       WHERE kind = $1 AND name > $2 AND NOT removed AND v.version = coalesce(l.current_version, l.newest_version)
       ORDER BY name LIMIT $3`,
      [kind, after, page.limit + 1],
    );
    return pageOf(rows.map(toStoredVersion), page.limit, ({ name }) => [name]);
  }

  override async commit(
    changes: readonly DefinitionChange[],
    options: CommitOptions,
  ): Promise<readonly StoredVersion[]> {
    return this.#sql.transaction(async (sql) => {
      const revision = await readRevision(sql, 'FOR UPDATE');
      if (options.expected_revision !== undefined && options.expected_revision !== revision) {
        throw DomainError.of('definition.conflict', {});
      }
      if (changes.length === 0) return [];
      const plan = planCommit(changes, await readLines(sql, changes));
      await writeCommit(sql, plan, options);
      await removeRowsOf(sql, changes.flatMap(removedDataset), { by: options.by.name, at: options.at });
      const touched = await loadVersions(sql, plan.touched);
      await appendEntries(sql, options.entries?.(touched) ?? []);
      return touched;
    });
  }

  override async recordProblems(folder: string, problems: readonly DefinitionProblem[]): Promise<void> {
    await this.#sql.transaction(async (sql) => {
      await sql.rows('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`definition problems of ${folder}`]);
      await sql.rows('DELETE FROM definition_problems WHERE folder = $1', [folder]);
      await sql.rows(
        `INSERT INTO definition_problems (folder, position, file, diagnostics, recorded_at)
         SELECT $1, position, file, diagnostics, recorded_at
         FROM unnest($2::text[], $3::json[], $4::timestamptz[]) WITH ORDINALITY
           AS problem (file, diagnostics, recorded_at, position)`,
        [
          folder,
          problems.map(({ file }) => file),
          problems.map(({ diagnostics }) => JSON.stringify(diagnostics)),
          problems.map(({ recorded_at }) => recorded_at),
        ],
      );
    });
  }

  override async problems(): Promise<readonly DefinitionProblem[]> {
    const rows = await this.#sql.rows<DefinitionProblemRow>(
      'SELECT * FROM definition_problems ORDER BY folder, position',
    );
    return rows.map(toDefinitionProblem);
  }
}

function removedDataset(change: DefinitionChange): readonly string[] {
  return change.action === 'remove' && change.kind === 'dataset' ? [change.name] : [];
}

async function readRevision(sql: Sql, lock: 'FOR UPDATE' | '' = ''): Promise<string> {
  const [row] = await sql.rows<{ revision: string }>(`SELECT revision FROM catalog_revision ${lock}`);
  if (row === undefined) throw new Error('the state database has lost its catalog revision');
  return row.revision;
}

async function readLines(sql: Sql, changes: readonly DefinitionChange[]): Promise<readonly DefinitionLineRow[]> {
  const keys = changes.map(lineOf);
  return sql.rows<DefinitionLineRow>(
    'SELECT * FROM definition_lines WHERE (kind, name) IN (SELECT * FROM unnest($1::text[], $2::text[]))',
    [keys.map(({ kind }) => kind), keys.map(({ name }) => name)],
  );
}

/** Versions in the order of `keys`. */
async function loadVersions(sql: Sql, keys: readonly VersionKey[]): Promise<readonly StoredVersion[]> {
  const rows = await sql.rows<VersionOfLineRow>(
    `${versionsOfLines}
     JOIN unnest($1::text[], $2::text[], $3::integer[]) WITH ORDINALITY AS asked (kind, name, version, place)
       USING (kind, name, version)
     ORDER BY place`,
    [keys.map(({ kind }) => kind), keys.map(({ name }) => name), keys.map(({ version }) => version)],
  );
  return rows.map(toStoredVersion);
}
