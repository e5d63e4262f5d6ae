import type { DefinitionKind } from '@core/definition';
import { assertNever, DomainError } from '@core/diagnostics';
import type { DefinitionChange, VersionState } from '@core/engine';
import type { DefinitionLineRow } from './definition-tables';

export interface LineKey {
  readonly kind: DefinitionKind;
  readonly name: string;
}

export interface VersionKey extends LineKey {
  readonly version: number;
}

type Save = Extract<DefinitionChange, { readonly action: 'save' }>;

/** What a commit does to the tables. */
export interface CommitPlan {
  readonly lines: readonly DefinitionLineRow[];
  readonly versions: readonly (VersionKey & Omit<Save, 'action'>)[];
  /** New states, after the new versions are there; the last one of a version counts. */
  readonly states: readonly (VersionKey & { readonly state: Exclude<VersionState, 'draft'> })[];
  /** One version per change. */
  readonly touched: readonly VersionKey[];
}

/** The line that a change is about. */
export function lineOf(change: DefinitionChange): LineKey {
  const { kind, name } = change.action === 'save' ? change.definition : change;
  return { kind, name };
}

/**
 * Numbers the changes of a commit on the lines as they stand: each change sees those before it.
 * Throws `definition.not_found` and `definition.no_such_version`.
 */
export function planCommit(changes: readonly DefinitionChange[], standing: readonly DefinitionLineRow[]): CommitPlan {
  const lines = new Map(standing.map((line) => [keyOf(line), line]));
  const versions: CommitPlan['versions'][number][] = [];
  const states: CommitPlan['states'][number][] = [];
  const touched = changes.map((change): VersionKey => {
    const { kind, name } = lineOf(change);
    const line = lines.get(keyOf({ kind, name }));
    switch (change.action) {
      case 'save': {
        const version = (line?.newest_version ?? 0) + 1;
        const { action: _, ...saved } = change;
        versions.push({ kind, name, version, ...saved });
        const current_version = line?.current_version ?? null;
        lines.set(keyOf({ kind, name }), { kind, name, newest_version: version, current_version, removed: false });
        return { kind, name, version };
      }
      case 'publish':
      case 'deprecate': {
        const { version, action } = change;
        const found = seen(line, { kind, name });
        if (version < 1 || version > found.newest_version) throw noSuchVersion(found, version);
        states.push({ kind, name, version, state: action === 'publish' ? 'published' : 'deprecated' });
        if (action === 'publish') lines.set(keyOf(found), { ...found, current_version: version });
        return { kind, name, version };
      }
      case 'remove': {
        const found = seen(line, { kind, name });
        lines.set(keyOf(found), { ...found, current_version: null, removed: true });
        return { kind, name, version: found.current_version ?? found.newest_version };
      }
      default:
        return assertNever(change);
    }
  });
  return { lines: [...lines.values()], versions, states, touched };
}

function keyOf({ kind, name }: LineKey): string {
  return `${kind}:${name}`;
}

function seen(line: DefinitionLineRow | undefined, key: LineKey): DefinitionLineRow {
  if (line === undefined || line.removed) throw DomainError.of('definition.not_found', { ...key });
  return line;
}

function noSuchVersion({ kind, name, newest_version }: DefinitionLineRow, version: number): DomainError {
  return DomainError.of('definition.no_such_version', { kind, name, version, newest: newest_version });
}
