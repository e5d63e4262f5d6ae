import type { DefinitionKind } from '@core/definition';
import { diagnose, DomainError } from '@core/diagnostics';
import { lineageOf } from '../lineage/build-lineage';
import { nodeId } from '../lineage/lineage-graph';
import { tellLineage, type LineageEntry } from '../lineage/tell-lineage';
import type { Audit } from '../access/audit';
import type { Caller } from '../access/caller';
import type { Clock } from '../ports/clock';
import type { DefinitionStore } from '../ports/definition-store';
import type { CatalogSnapshot, CurrentCatalog } from './current-catalog';
import { findVersions } from './find-version';
import { guardChanges } from './guard-changes';
import { listed, nameSome, type Listed } from './impact';

export interface LineCommand {
  readonly kind: DefinitionKind;
  readonly name: string;
  readonly caller: Caller;
}

/** Takes a line of versions out of sight; refused with `definition.in_use` while anything in force needs it. */
export class RemoveDefinition {
  constructor(
    private readonly store: DefinitionStore,
    private readonly current: CurrentCatalog,
    private readonly clock: Clock,
    private readonly audit: Audit,
  ) {}

  async execute({ kind, name, caller }: LineCommand): Promise<void> {
    await findVersions(this.store, kind, name);
    const snapshot = await this.current.read();
    guardChanges([{ kind, name }], caller, snapshot);
    const users = usersOf(snapshot, kind, name);
    if (users.length > 0) throw refuse(kind, name, users);
    await this.store.commit([{ action: 'remove', kind, name }], {
      by: caller,
      at: this.clock.now().toISOString(),
      request_id: caller.request_id,
      expected_revision: snapshot.revision,
      entries: () => [this.audit.entry(caller, { action: `${kind}.remove`, subject: name })],
    });
  }

  /** All that needs it, near and far, and changes nothing. Throws `definition.not_found`. */
  async foresee(kind: DefinitionKind, name: string): Promise<Listed<LineageEntry>> {
    await findVersions(this.store, kind, name);
    return listed(usersOf(await this.current.read(), kind, name));
  }
}

/** Nearest first. */
function usersOf(snapshot: CatalogSnapshot, kind: DefinitionKind, name: string): readonly LineageEntry[] {
  const graph = lineageOf(snapshot);
  const node = graph.nodes.get(nodeId(kind, name));
  return node === undefined ? [] : tellLineage(graph, node).used_by;
}

function refuse(kind: DefinitionKind, name: string, users: readonly LineageEntry[]): DomainError {
  const direct = users.filter(({ depth }) => depth === 1);
  const diagnostics = listed(users).items.map((user) =>
    diagnose('definition.needs', {
      user: `${user.kind} ${user.name}`,
      needed: `${kind} ${name}`,
      paths: user.depth === 1 ? (user.paths ?? []) : [],
    }),
  );
  return DomainError.over('definition.in_use', { kind, name, users: nameSome(direct) }, diagnostics);
}
