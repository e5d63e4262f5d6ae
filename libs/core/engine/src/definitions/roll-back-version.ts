import { DomainError } from '@core/diagnostics';
import type { DefinitionStore, StoredVersion } from '../ports/definition-store';
import { findVersions, pickVersion } from './find-version';
import type { PublishedVersion, PublishVersion, VersionCommand } from './publish-version';

/**
 * Puts a version in force again that was so before. History stays as it is: no version is made or removed, and all that a publishing
 * is held against holds here.
 */
export class RollBackVersion {
  constructor(
    private readonly store: DefinitionStore,
    private readonly publish: PublishVersion,
  ) {}

  /** Throws as `PublishVersion`, and `definition.already_in_force`, `definition.never_published`. */
  async execute(command: VersionCommand): Promise<PublishedVersion> {
    await this.find(command);
    return this.publish.execute(command);
  }

  /** The version that can be rolled back to; throws where there is none. */
  async find({ kind, name, version: number }: Omit<VersionCommand, 'caller'>): Promise<StoredVersion> {
    const versions = await findVersions(this.store, kind, name);
    const version = pickVersion(versions, number);
    const others = versions.filter((other) => other.published_at !== undefined && !other.current);
    const words = { kind, name, version: number, others: others.map((other) => other.version) };
    if (version.current) throw DomainError.of('definition.already_in_force', words);
    if (version.published_at === undefined) throw DomainError.of('definition.never_published', words);
    return version;
  }
}
