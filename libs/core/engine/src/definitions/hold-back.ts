import type { DefinitionStore, StoredVersion } from '../ports/definition-store';
import { definitionKey } from './check-candidates';
import type { Sieve } from './sieve';

/**
 * Takes definitions out of a sieve that were in force once and then gave way to an older version by hand: files that have not changed
 * since do not undo that. Answers the versions that stay in force in their place.
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
    const [newest] = await store.versions(current.kind, current.name);
    if (newest?.hash !== candidate.hash || !gaveWay(newest, current)) continue;
    standing.delete(key);
    held.push(current);
  }
  return held;
}

function gaveWay(newest: StoredVersion, current: StoredVersion): boolean {
  const [left, came] = [newest.published_at, current.published_at];
  return left !== undefined && came !== undefined && current.version < newest.version && left < came;
}
