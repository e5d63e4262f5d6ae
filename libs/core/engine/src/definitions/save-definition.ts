import { checkDefinition, type DefinitionKind } from '@core/definition';
import { DomainError, type Diagnostic } from '@core/diagnostics';
import type { Audit } from '../access/audit';
import type { Caller } from '../access/caller';
import type { Clock } from '../ports/clock';
import type { DefinitionStore, StoredVersion } from '../ports/definition-store';
import { checkCandidate } from './check-candidates';
import type { KnownConnections } from '../status/known-connections';
import type { CurrentCatalog } from './current-catalog';
import { guardChanges } from './guard-changes';
import { isSameVersion } from './is-same-version';

export interface SaveCommand {
  readonly kind: DefinitionKind;
  readonly name: string;
  /** The definition as it came, unchecked. */
  readonly body: unknown;
  /** The hash of the version that the caller started from; another newest version is refused. */
  readonly if_match?: string;
  readonly caller: Caller;
}

export interface SavedDefinition {
  readonly version: StoredVersion;
  readonly created: boolean;
  /** What stands between this draft and its publishing. */
  readonly findings: readonly Diagnostic[];
  /** What does not. */
  readonly warnings: readonly Diagnostic[];
}

/** Saves a definition as the next draft of its line; the same content again makes nothing, unless it changes hands. */
export class SaveDefinition {
  constructor(
    private readonly store: DefinitionStore,
    private readonly current: CurrentCatalog,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly connections: Pick<KnownConnections, 'warningsOf'>,
  ) {}

  /**
   * A formula that does not check is saved all the same and its findings are answered: a draft may be unfinished.
   * Throws schema findings, `access.dataset_guarded`, `definition.stale` and `definition.conflict`.
   */
  async execute({ kind, name, body, if_match, caller }: SaveCommand): Promise<SavedDefinition> {
    const { parsed, diagnostics } = checkDefinition(body, { kind, name });
    if (parsed === undefined) throw DomainError.from(diagnostics);
    const [versions, snapshot] = await Promise.all([this.store.versions(kind, name), this.current.read()]);
    guardChanges([{ kind, name }], caller, snapshot);
    const newest = versions[0];
    if (if_match !== undefined && if_match !== newest?.hash) {
      throw DomainError.of('definition.stale', { kind, name, newest: newest?.version ?? 0 });
    }
    const now = this.clock.now().toISOString();
    const { findings } = checkCandidate(snapshot, parsed.definition, now, caller);
    const warnings = await this.connections.warningsOf(parsed.definition);
    if (newest !== undefined && isSameVersion(newest, parsed.hash, caller))
      return { version: newest, created: false, findings, warnings };
    const [version] = await this.store.commit([{ action: 'save', definition: parsed.definition, hash: parsed.hash }], {
      by: caller,
      at: now,
      request_id: caller.request_id,
      expected_revision: snapshot.revision,
      entries: (saved) =>
        saved.map(({ version: number }) =>
          this.audit.entry(caller, { action: `${kind}.save`, subject: name, details: { version: number } }),
        ),
    });
    if (version === undefined) throw new RangeError('a save answers the version it made');
    return { version, created: true, findings, warnings };
  }
}
