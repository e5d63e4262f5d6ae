import type { DefinitionStore, StoredVersion } from '../ports/definition-store';
import { definitionKey } from './check-candidates';
import type { Sieve } from './sieve';

/**
 * Takes definitions out of a sieve that were in force once and then gave way by hand, to an older version or to one that was saved
 * beside the files: files that have not changed since do not undo that. Answers the versions that stay in force in their place.
 */
export async function holdBack(
  store: Pick<DefinitionStore, 'versions'>,
  { standing }: Sieve,
  inForce: readonly StoredVersion[],
): Promise<readonly StoredVersion[]> {
  const held: StoredVersion[] = [];
  for (const current of inForce) {
    const key = definitionKey(current);
    const candidate = standing.get(key);
    if (candidate === undefined || candidate.hash === current.hash) continue;
    const line = await store.versions(current.kind, current.name);
    const known = [line[0], lastOfFiles(line, current)].find((version) => version?.hash === candidate.hash);
    if (known === undefined || !gaveWay(known, current)) continue;
    standing.delete(key);
    held.push(current);
  }
  return held;
}

/** What files said last, where what is in force was not said by files. */
function lastOfFiles(line: readonly StoredVersion[], { file }: StoredVersion): StoredVersion | undefined {
  return file === undefined ? line.find((version) => version.file !== undefined) : undefined;
}

function gaveWay({ published_at: left }: StoredVersion, { published_at: came }: StoredVersion): boolean {
  return left !== undefined && came !== undefined && left < came;
}
