import type { Definition, DefinitionKind } from '@core/definition';
import { diagnose, DomainError, placeInDocument, type Diagnostic } from '@core/diagnostics';
import { lineageOf } from '../lineage/build-lineage';
import type { LineageGraph, LineageKind } from '../lineage/lineage-graph';
import { startsOf, walkLineage } from '../lineage/walk-lineage';
import type { StoredVersion } from '../ports/definition-store';
import { changedParts, type ChangedPart } from './changed-parts';
import { definitionKey, type FindingsByDefinition } from './check-candidates';
import type { CatalogSnapshot } from './current-catalog';

/** The first hundred of something, and how many there are. */
export interface Listed<T> {
  readonly count: number;
  readonly items: readonly T[];
}

/** A definition in force that would no longer hold, with the first thing that is wrong about it. */
export interface Breakage {
  readonly kind: DefinitionKind;
  readonly name: string;
  readonly version: number;
  readonly code: string;
  readonly message: string;
  /** JSON pointer into that definition; line and columns within the text there, from 1. */
  readonly path?: string;
  readonly line?: number;
  readonly column?: number;
  readonly end_column?: number;
  /** Further findings about it. */
  readonly more: number;
}

/** A definition in force that goes on, but whose values may be others. */
export interface Affected {
  readonly kind: LineageKind;
  readonly name: string;
  readonly version?: number;
  /** 1: it uses what is changed itself. */
  readonly depth: number;
  /** The places of the change that touch it, as JSON pointers into the changed definition. */
  readonly because: readonly string[];
}

/** What a change would do to other definitions in force. */
export interface Impact {
  readonly breaks: Listed<Breakage>;
  readonly affects: Listed<Affected>;
}

const MOST_LISTED = 100;
/** Names in one message. */
const MOST_NAMED = 10;

/** What putting a candidate in force would do to others, given what was found about all of them. */
export function weighChange(snapshot: CatalogSnapshot, candidate: Definition, findings: FindingsByDefinition): Impact {
  const key = definitionKey(candidate);
  const broken = snapshot.versions.filter((version) => {
    const own = definitionKey(version);
    return own !== key && findings.has(own);
  });
  const before = snapshot.versions.find((version) => definitionKey(version) === key)?.definition;
  const parts = before === undefined ? [] : changedParts(before, candidate);
  const lost = new Set(broken.map(definitionKey));
  const affected = affectedBy(lineageOf(snapshot), parts, key).filter((one) => !lost.has(definitionKey(one)));
  return {
    breaks: listed(broken.map((version) => describeBreakage(version, findings.get(definitionKey(version)) ?? []))),
    affects: listed(affected),
  };
}

/** The refusal of a change that would break others: one finding for each of them, the first hundred. */
export function refuseBreaking(cause: string, { count, items }: Impact['breaks']): DomainError {
  const diagnostics = items.map(({ kind, name, message: reason, more, ...place }) =>
    diagnose('definition.breaks', { cause, victim: `${kind} ${name}`, reason, at: namePlace(place), more }),
  );
  if (count === 1) return DomainError.from(diagnostics);
  const words = { cause, victim: `${count} definitions in force`, reason: nameSome(items, count).join(', ') };
  return DomainError.over('definition.breaks', words, diagnostics);
}

/** `/formula, column 5`. */
function namePlace({ path, line, column }: Pick<Breakage, 'path' | 'line' | 'column'>): string | undefined {
  const parts = [path, line !== undefined && line > 1 && `line ${line}`, column !== undefined && `column ${column}`];
  const named = parts.filter((part) => typeof part === 'string');
  return named.length === 0 ? undefined : named.join(', ');
}

function describeBreakage(
  { kind, name, version, definition }: StoredVersion,
  findings: readonly Diagnostic[],
): Breakage {
  const [first] = findings;
  const { code = '', message = '', path } = first ?? {};
  const place = first && placeInDocument(first, definition);
  return {
    kind,
    name,
    version,
    code,
    message,
    ...(path !== undefined && { path }),
    ...(place && { line: place.line, column: place.column, end_column: place.end_column }),
    more: Math.max(0, findings.length - 1),
  };
}

function affectedBy(graph: LineageGraph, parts: readonly ChangedPart[], changed: string): readonly Affected[] {
  const affected = new Map<string, Affected>();
  for (const { id, paths } of parts) {
    const node = graph.nodes.get(id);
    const walk = node && walkLineage(graph, startsOf(graph, node), { direction: 'used_by' });
    for (const [user, depth] of walk?.depths ?? []) {
      const found = graph.nodes.get(user);
      if (found === undefined || user === changed) continue;
      const { kind, name, version } = found;
      const known = affected.get(user);
      affected.set(user, {
        kind,
        name,
        ...(version !== undefined && { version }),
        depth: Math.min(depth, known?.depth ?? depth),
        because: [...new Set([...(known?.because ?? []), ...paths])],
      });
    }
  }
  return [...affected.values()].toSorted((a, b) => a.depth - b.depth);
}

/** Definitions by kind and name as one message holds them: the first ten, and how many more. */
export function nameSome(
  definitions: readonly { readonly kind: string; readonly name: string }[],
  count = definitions.length,
): readonly string[] {
  const names = definitions.slice(0, MOST_NAMED).map(({ kind, name }) => `${kind} ${name}`);
  return count > names.length ? [...names, `${count - names.length} more`] : names;
}

/** The first hundred, and how many there are. */
export function listed<T>(all: readonly T[]): Listed<T> {
  return { count: all.length, items: all.slice(0, MOST_LISTED) };
}
