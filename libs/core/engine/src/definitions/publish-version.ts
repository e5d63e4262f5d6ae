import type { DefinitionKind } from '@core/definition';
import type { Diagnostic } from '@core/diagnostics';
import type { Audit, Deed } from '../access/audit';
import type { Caller } from '../access/caller';
import type { Clock } from '../ports/clock';
import type { DefinitionStore, StoredVersion } from '../ports/definition-store';
import { findVersion } from './find-version';
import { guardChanges } from './guard-changes';
import { listed, type Impact } from './impact';
import { refusalOf, type WeighDefinition, type WeighedDefinition } from './weigh-definition';

export interface VersionCommand {
  readonly kind: DefinitionKind;
  readonly name: string;
  readonly version: number;
  readonly caller: Caller;
}

export interface PublishedVersion {
  readonly version: StoredVersion;
  /** Definitions in force whose values may be others now. */
  readonly affects: Impact['affects'];
  readonly warnings: readonly Diagnostic[];
}

/** Makes a version the current one; publishing an older version again is the way back. */
export class PublishVersion {
  constructor(
    private readonly store: DefinitionStore,
    private readonly weigh: WeighDefinition,
    private readonly clock: Clock,
    private readonly audit: Audit,
  ) {}

  /** Throws `access.dataset_guarded`, and all findings: of the definition, of what it would break, of tests that fail. */
  async execute({ kind, name, version: number, caller }: VersionCommand): Promise<PublishedVersion> {
    const version = await findVersion(this.store, { kind, name }, number);
    if (version.current) return { version, affects: listed([]), warnings: [] };
    const weighed = await this.weigh.execute(version.definition, version.saved_by);
    guardChanges([{ kind, name }], caller, weighed.snapshot);
    const refusal = refusalOf(weighed);
    if (refusal !== undefined) throw refusal;
    const [published] = await this.store.commit([{ action: 'publish', kind, name, version: number }], {
      by: caller,
      at: this.clock.now().toISOString(),
      request_id: caller.request_id,
      expected_revision: weighed.snapshot.revision,
      entries: () => [this.audit.entry(caller, tellPublished(version, weighed))],
    });
    return { version: published ?? version, affects: weighed.impact.affects, warnings: weighed.warnings };
  }
}

/** An older version in place of a newer one is a way back. */
function tellPublished({ kind, name, version }: StoredVersion, { in_force }: WeighedDefinition): Deed {
  const replaced = in_force?.version;
  const action = `${kind}.${replaced !== undefined && replaced > version ? 'rollback' : 'publish'}`;
  return { action, subject: name, details: { version, ...(replaced !== undefined && { replaced }) } };
}
