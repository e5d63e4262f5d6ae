import { DomainError, nearestName } from '@core/diagnostics';
import type { DefinitionKind } from '@core/definition';
import type { DefinitionStore, StoredVersion } from '../ports/definition-store';

/** All versions of a definition, newest first; there is one at least. */
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
  return pickVersion(await findVersions(store, line.kind, line.name), number);
}

/** One of the versions of a line; throws `definition.no_such_version`. */
export function pickVersion(versions: Line, number: number): StoredVersion {
  const found = versions.find(({ version }) => version === number);
  if (found !== undefined) return found;
  const [{ kind, name, version: newest }] = versions;
  throw DomainError.of('definition.no_such_version', { kind, name, version: number, newest });
}

/** The version in force, else the newest draft. */
export function headOf(versions: Line): StoredVersion {
  return versions.find(({ current }) => current) ?? versions[0];
}
