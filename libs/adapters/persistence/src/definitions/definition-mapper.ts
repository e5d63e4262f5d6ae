import type { DefinitionProblem, StoredVersion } from '@core/engine';
import { given, toTime } from '../values';
import type { DefinitionProblemRow, DefinitionVersionRow } from './definition-tables';

/** A version beside the line that says whether it is the current one. */
export interface VersionOfLineRow extends DefinitionVersionRow {
  readonly current: boolean;
}

/** Versions with their lines: `v` and `l`. */
export const versionsOfLines = `SELECT v.*, v.version = l.current_version IS TRUE AS current
  FROM definition_versions v JOIN definition_lines l USING (kind, name)`;

export function toStoredVersion(row: VersionOfLineRow): StoredVersion {
  const { kind, name, version, state, current, definition, hash, created_by, saved_by, file } = row;
  return {
    kind,
    name,
    version,
    state,
    current,
    definition,
    hash,
    created_at: toTime(row.created_at),
    created_by,
    saved_by: { ...saved_by, name: created_by },
    ...given({
      created_request_id: row.created_request_id,
      published_at: toTime(row.published_at),
      published_by: row.published_by,
      published_request_id: row.published_request_id,
      deprecated_at: toTime(row.deprecated_at),
      deprecated_by: row.deprecated_by,
      deprecated_request_id: row.deprecated_request_id,
      file,
    }),
  };
}

export function toDefinitionProblem({ file, diagnostics, recorded_at }: DefinitionProblemRow): DefinitionProblem {
  return { file, diagnostics, recorded_at: toTime(recorded_at) };
}
