import { DomainError, nearestName } from '@core/diagnostics';
import type { DefinitionKind } from '@core/definition';
import type { DefinitionStore, StoredVersion } from '../ports/definition-store';

/** All versions of a definition, newest first. */
type Line = readonly [StoredVersion, ...StoredVersion[]];

/** All versions of a line, newest first; throws `definition.not_found` with the nearest name when there is no such line. */
export async function findVersions(store: DefinitionStore, kind: DefinitionKind, name: string): Promise<Line> {
  const [newest, ...older] = await store.versions(kind, name);
  if (newest !== undefined) return [newest, ...older];
  const names = (await store.current()).filter((version) => version.kind === kind).map((version) => version.name);
  throw DomainError.of('definition.not_found', { kind, name, nearest: nearestName(name, names) });
}

/** One version of a line; throws `definition.not_found` or `definition.no_such_version`. */
export async function findVersion(
  store: DefinitionStore,
  line: { readonly kind: DefinitionKind; readonly name: string },
  number: number,
): Promise<StoredVersion> {
  const versions = await findVersions(store, line.kind, line.name);
  const found = versions.find(({ version }) => version === number);
  if (found === undefined) {
    throw DomainError.of('definition.no_such_version', { ...line, version: number, newest: versions[0].version });
  }
  return found;
}

/** The version in force, else the newest draft. */
export function headOf(versions: Line): StoredVersion {
  return versions.find(({ current }) => current) ?? versions[0];
}
