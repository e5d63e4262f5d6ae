import type { Audit } from '../access/audit';
import type { Clock } from '../ports/clock';
import type { DefinitionStore, StoredVersion } from '../ports/definition-store';
import { findVersion } from './find-version';
import type { VersionCommand } from './publish-version';

/** Marks a version as deprecated: it still runs, and its results say so. */
export class DeprecateVersion {
  constructor(
    private readonly store: DefinitionStore,
    private readonly clock: Clock,
    private readonly audit: Audit,
  ) {}

  async execute({ kind, name, version: number, caller }: VersionCommand): Promise<StoredVersion> {
    const version = await findVersion(this.store, { kind, name }, number);
    const [deprecated] = await this.store.commit([{ action: 'deprecate', kind, name, version: number }], {
      by: caller,
      at: this.clock.now().toISOString(),
      request_id: caller.request_id,
      entries: () => [
        this.audit.entry(caller, { action: `${kind}.deprecate`, subject: name, details: { version: number } }),
      ],
    });
    return deprecated ?? version;
  }
}
