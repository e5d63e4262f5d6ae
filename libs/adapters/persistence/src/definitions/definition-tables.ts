import type { Definition, DefinitionKind } from '@core/definition';
import type { Diagnostic } from '@core/diagnostics';
import type { StoredVersion, VersionState } from '@core/engine';
import { EntitySchema } from 'typeorm';
import { flag, instant, integer, json, oneOf, optional, primary, text } from '../columns';

const KINDS = ['alert', 'calendar', 'dataset', 'metric', 'schedule', 'scorecard'] satisfies readonly DefinitionKind[];
const STATES = ['draft', 'published', 'deprecated'] satisfies readonly VersionState[];

/** One row: the token of the catalog as it stands, and the lock of those who change it. */
export interface CatalogRevisionRow {
  readonly id: number;
  readonly revision: string;
}

export const catalogRevision = new EntitySchema<CatalogRevisionRow>({
  name: 'catalog_revision',
  columns: { id: primary(integer), revision: text },
  checks: [{ name: 'catalog_revision_is_one_row', expression: 'id = 1' }],
});

/** A name and its versions, which are numbered from 1 to `newest_version` without a gap. */
export interface DefinitionLineRow {
  readonly kind: DefinitionKind;
  readonly name: string;
  readonly newest_version: number;
  readonly current_version: number | null;
  readonly removed: boolean;
}

export const definitionLines = new EntitySchema<DefinitionLineRow>({
  name: 'definition_lines',
  columns: {
    kind: primary(text),
    name: primary(text),
    newest_version: integer,
    current_version: optional(integer),
    removed: flag,
  },
  checks: [
    { name: 'definition_lines_kind', expression: oneOf('kind', KINDS) },
    { name: 'definition_lines_current', expression: 'current_version BETWEEN 1 AND newest_version' },
    { name: 'definition_lines_removed', expression: 'NOT (removed AND current_version IS NOT NULL)' },
  ],
});

export interface DefinitionVersionRow {
  readonly kind: DefinitionKind;
  readonly name: string;
  readonly version: number;
  readonly state: VersionState;
  readonly definition: Definition;
  readonly hash: string;
  readonly file: string | null;
  readonly created_at: Date;
  readonly created_by: string;
  /** Who saved it, but for the name. */
  readonly saved_by: Omit<StoredVersion['saved_by'], 'name'>;
  readonly created_request_id: string | null;
  readonly published_at: Date | null;
  readonly published_by: string | null;
  readonly published_request_id: string | null;
  readonly deprecated_at: Date | null;
  readonly deprecated_by: string | null;
  readonly deprecated_request_id: string | null;
}

export const definitionVersions = new EntitySchema<DefinitionVersionRow>({
  name: 'definition_versions',
  columns: {
    kind: primary(text),
    name: primary(text),
    version: primary(integer),
    state: text,
    definition: json,
    hash: text,
    file: optional(text),
    created_at: instant,
    created_by: text,
    saved_by: json,
    created_request_id: optional(text),
    published_at: optional(instant),
    published_by: optional(text),
    published_request_id: optional(text),
    deprecated_at: optional(instant),
    deprecated_by: optional(text),
    deprecated_request_id: optional(text),
  },
  foreignKeys: [
    {
      name: 'definition_versions_line',
      target: 'definition_lines',
      columnNames: ['kind', 'name'],
      referencedColumnNames: ['kind', 'name'],
    },
  ],
  checks: [
    { name: 'definition_versions_number', expression: 'version >= 1' },
    { name: 'definition_versions_state', expression: oneOf('state', STATES) },
  ],
});

/** What is wrong with the file at place `position` of a folder. */
export interface DefinitionProblemRow {
  readonly folder: string;
  readonly position: number;
  readonly file: string;
  readonly diagnostics: readonly Diagnostic[];
  readonly recorded_at: Date;
}

export const definitionProblems = new EntitySchema<DefinitionProblemRow>({
  name: 'definition_problems',
  columns: { folder: primary(text), position: primary(integer), file: text, diagnostics: json, recorded_at: instant },
});
