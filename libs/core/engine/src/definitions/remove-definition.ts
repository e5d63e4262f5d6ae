import type { DefinitionKind } from '@core/definition';
import { DomainError } from '@core/diagnostics';
import type { Audit } from '../access/audit';
import type { Caller } from '../access/caller';
import type { Clock } from '../ports/clock';
import type { DefinitionStore, StoredVersion } from '../ports/definition-store';
import type { CurrentCatalog } from './current-catalog';
import { findDependents } from './dependencies';
import { findVersions } from './find-version';

/** Takes a line of versions out of sight; refused with `definition.in_use` while anything in force needs it. */
export class RemoveDefinition {
  constructor(
    private readonly store: DefinitionStore,
    private readonly current: CurrentCatalog,
    private readonly clock: Clock,
    private readonly audit: Audit,
  ) {}

  async execute({
    kind,
    name,
    caller,
  }: {
    readonly kind: DefinitionKind;
    readonly name: string;
    readonly caller: Caller;
  }): Promise<void> {
    await findVersions(this.store, kind, name);
    const snapshot = await this.current.read();
    const users =
      kind === 'schedule'
        ? []
        : [...findDependents(snapshot.catalog, kind, name), ...schedulesWith(snapshot.versions, kind, name)];
    if (users.length > 0) throw DomainError.of('definition.in_use', { kind, name, users });
    await this.store.commit([{ action: 'remove', kind, name }], {
      by: caller.name,
      at: this.clock.now().toISOString(),
      expected_revision: snapshot.revision,
    });
    await this.audit.note(caller, `${kind}.remove`, name);
  }
}

function schedulesWith(versions: readonly StoredVersion[], kind: DefinitionKind, name: string): readonly string[] {
  return versions.flatMap(({ definition }) =>
    kind === 'metric' && definition.kind === 'schedule' && definition.metrics.includes(name) ? [definition.name] : [],
  );
}
