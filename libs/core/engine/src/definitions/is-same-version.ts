import { canonicalJson } from '@core/definition';
import { accessOf } from '../access/caller';
import type { Principal } from '../access/principal';
import type { StoredVersion } from '../ports/definition-store';
import { ownedKinds } from './check-on-behalf';

/**
 * Whether saving would change nothing: the content is the same, and where rows are read on behalf of who saved it, so is that person
 * with their rights. All who may read all rows are as one: a schedule does not change hands between administrators.
 */
export function isSameVersion(
  version: Pick<StoredVersion, 'kind' | 'hash' | 'saved_by'> | undefined,
  hash: string,
  saver: Principal,
): boolean {
  if (version?.hash !== hash) return false;
  return !ownedKinds.has(version.kind) || rightsOf(version.saved_by) === rightsOf(saver);
}

function rightsOf(principal: Principal): string {
  const access = accessOf(principal);
  return access === undefined ? '' : canonicalJson([principal.id, access.roles.toSorted(), access.attributes]);
}
