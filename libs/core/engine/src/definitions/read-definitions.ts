import type { DefinitionKind } from '@core/definition';
import type { DefinitionStore, StoredVersion } from '../ports/definition-store';
import type { Page, PageOf } from '../ports/page';
import { diffDefinitions, type Difference } from './diff-definitions';
import { findVersion, findVersions, headOf, pickVersion } from './find-version';

/** Lines and versions as they stand. */
export class ReadDefinitions {
  constructor(private readonly store: DefinitionStore) {}

  async list(kind: DefinitionKind, page: Page): Promise<PageOf<StoredVersion>> {
    return this.store.list(kind, page);
  }

  /** The version in force, else the newest draft. Throws `definition.not_found`. */
  async head(kind: DefinitionKind, name: string): Promise<StoredVersion> {
    return headOf(await findVersions(this.store, kind, name));
  }

  /** Newest first. Throws `definition.not_found`. */
  async versions(kind: DefinitionKind, name: string): Promise<readonly StoredVersion[]> {
    return findVersions(this.store, kind, name);
  }

  /** Throws `definition.not_found`, `definition.no_such_version`. */
  async version(kind: DefinitionKind, name: string, number: number): Promise<StoredVersion> {
    return findVersion(this.store, { kind, name }, number);
  }

  /** What differs between two versions. Throws `definition.not_found`, `definition.no_such_version`. */
  async diff(kind: DefinitionKind, name: string, a: number, b: number): Promise<readonly Difference[]> {
    const versions = await findVersions(this.store, kind, name);
    return diffDefinitions(pickVersion(versions, a).definition, pickVersion(versions, b).definition);
  }
}
