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
  const { kind, name, version, state, current, definition, hash, created_by, file } = row;
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
    ...given({ published_at: toTime(row.published_at), file }),
  };
}

export function toDefinitionProblem({ file, diagnostics, recorded_at }: DefinitionProblemRow): DefinitionProblem {
  return { file, diagnostics, recorded_at: toTime(recorded_at) };
}
