import { DomainError } from '@core/diagnostics';
import type { Catalog } from '@core/formula';
import { accessKey, type DataAccess } from '@core/plan';
import { digestOf } from '../digest';
import { accessOf } from './caller';
import type { Principal } from './principal';

/** Which rows of some datasets were read: all that somebody may read. */
export interface RowScope {
  readonly datasets: readonly string[];
  /** Equal keys, the same rows; empty: all of them. */
  readonly key: string;
  /** Whose rows they are, for people. */
  readonly of: string;
}

type Rights = Pick<Principal, 'roles' | 'attributes'>;

/** The rows that somebody reads of these datasets. */
export function rowScope(catalog: Catalog, datasets: readonly string[], reader: Principal): RowScope {
  const named = [...new Set(datasets)].toSorted();
  return { datasets: named, key: keyOf(catalog, named, accessOf(reader)), of: reader.name };
}

/**
 * Whether somebody may see what was made of those rows: who may read all rows of these datasets, or exactly the same. The rules in
 * force decide; what was made of a dataset that is gone has none, and is for administrators.
 */
export function maySee(
  reader: Rights,
  { datasets, key }: Pick<RowScope, 'datasets' | 'key'>,
  catalog: Catalog,
): boolean {
  const own = ownKey(reader, datasets, catalog);
  return own === '' || (own !== undefined && own === key);
}

/** Throws `access.snapshot_withheld` where somebody may not see what was made of those rows; `what` names it, with its schedule. */
export function refuseUnseen(
  what: { readonly what: string; readonly schedule?: string },
  scope: RowScope,
  reader: Rights,
  catalog: Catalog,
): void {
  if (maySee(reader, scope, catalog)) return;
  throw DomainError.of('access.snapshot_withheld', { ...what, of: scope.of, datasets: scope.datasets });
}

/** Whether somebody may read every row and field of these datasets. */
export function readsAllRows(reader: Rights, datasets: readonly string[], catalog: Catalog): boolean {
  return ownKey(reader, datasets, catalog) === '';
}

/** Undefined where nothing tells what somebody may read. */
function ownKey(reader: Rights, datasets: readonly string[], catalog: Catalog): string | undefined {
  const access = accessOf(reader);
  if (access === undefined) return '';
  if (datasets.some((name) => catalog.dataset(name) === undefined)) return undefined;
  return keyOf(catalog, datasets, access);
}

/** Conditions may be long, and name what only their caller is to know. */
function keyOf(catalog: Catalog, datasets: readonly string[], access: DataAccess | undefined): string {
  const key = accessKey(catalog, datasets, access);
  return key === '' ? '' : digestOf(key);
}
