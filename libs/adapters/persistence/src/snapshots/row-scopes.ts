import { createHash } from 'node:crypto';
import type { RowScope } from '@core/engine';
import type { Sql } from '../database/state-sql';
import type { RowScopeRow } from './row-scope-table';

/** By what rows of other tables name a scope. */
export function scopeId({ datasets, key, of }: RowScope): string {
  return createHash('sha256')
    .update(JSON.stringify([datasets, key, of]))
    .digest('base64url');
}

/** Writes down scopes that are not there yet, in the commit of what names them. */
export async function keepScopes(sql: Sql, scopes: readonly RowScope[]): Promise<void> {
  const known = new Map(scopes.map((scope) => [scopeId(scope), scope]));
  if (known.size === 0) return;
  const kept = [...known.values()];
  await sql.rows(
    `INSERT INTO row_scopes (id, datasets, key, reader)
     SELECT * FROM unnest($1::text[], $2::json[], $3::text[], $4::text[]) ON CONFLICT DO NOTHING`,
    [
      [...known.keys()],
      kept.map(({ datasets }) => JSON.stringify(datasets)),
      kept.map(({ key }) => key),
      kept.map(({ of }) => of),
    ],
  );
}

/** The scopes that rows name. */
export async function readScopes(
  sql: Sql,
  rows: readonly { readonly scope_id: string | null }[],
): Promise<ReadonlyMap<string, RowScope>> {
  const ids = [...new Set(rows.flatMap(({ scope_id }) => scope_id ?? []))];
  if (ids.length === 0) return new Map();
  const found = await sql.rows<RowScopeRow>('SELECT * FROM row_scopes WHERE id = ANY($1::text[])', [ids]);
  return new Map(found.map(({ id, datasets, key, reader }) => [id, { datasets, key, of: reader }]));
}

/** The scope that a row names; what a row names is there, for it was written in the same commit. */
export function scopeOf(scopes: ReadonlyMap<string, RowScope>, scope_id: string): RowScope {
  const scope = scopes.get(scope_id);
  if (scope === undefined) throw new RangeError('the state database has lost a row scope');
  return scope;
}
