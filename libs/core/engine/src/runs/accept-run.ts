import type { Definition } from '@core/definition';
import { DomainError } from '@core/diagnostics';
import type { Audit } from '../access/audit';
import { accessOf, systemCaller, type Caller } from '../access/caller';
import type { Principal } from '../access/principal';
import { rowScope } from '../access/row-scope';
import { toEntries, UNSAVED_VERSION, unsavedEntries } from '../definitions/assemble-catalog';
import type { CurrentCatalog } from '../definitions/current-catalog';
import { collectDependencies, parseMetricName } from '../definitions/dependencies';
import type { Clock } from '../ports/clock';
import type { DefinitionStore, StoredVersion } from '../ports/definition-store';
import type { IdSource } from '../ports/id-source';
import type { RunQueue } from '../ports/run-queue';
import type { NewRun, PinnedVersion, RunLane, RunOccasion, RunStore, RunTask } from '../ports/run-store';
import { metricsOf, namedBeside } from './named-by-task';
import type { RunGate } from './run-gate';
import { tellRun } from './tell-run';

/** How long an accepted run may lie before it is handed to the queue again. */
const PATIENCE_MS = 5_000;

export interface AcceptCommand {
  readonly task: RunTask;
  /** Who asks, and sees the run. */
  readonly caller: Caller;
  /** On whose behalf rows are read; the caller's own when absent. */
  readonly reader?: Principal;
  /** Unsaved definitions that the task is about. */
  readonly overlay?: readonly Definition[];
  readonly occasion?: RunOccasion;
  /** `standard` when absent. */
  readonly lane?: RunLane;
  /** What named the task's metrics: written down with the versions that they need. */
  readonly asked?: readonly PinnedVersion[];
  /** Of the run, where it follows from what is asked; a new one when absent. */
  readonly id?: string;
  /** What else the audit trail shall say of it. */
  readonly told?: Readonly<Record<string, unknown>>;
}

/** Takes a task in: checks that it can be planned, pins the versions in force, writes it down and hands it to the queue. */
export class AcceptRun {
  constructor(
    private readonly current: CurrentCatalog,
    private readonly definitions: DefinitionStore,
    private readonly runs: RunStore,
    private readonly queue: RunQueue,
    private readonly clock: Clock,
    private readonly ids: IdSource,
    private readonly audit: Audit,
    private readonly gate: RunGate,
  ) {}

  /** Throws all findings about the request; `service.unavailable` when it could not be handed over, and then nothing is kept. */
  async execute(command: AcceptCommand): Promise<NewRun> {
    return this.handOver(await this.write(command));
  }

  /** Asks more of a run that was answered: another task in the same world, with the versions and the rows that the run used. */
  async followUp({ id: of, pinned, overlay, access, scope }: NewRun, task: RunTask, caller: Caller): Promise<NewRun> {
    const world = { pinned, ...(access && { access }), ...(scope && { scope }) };
    return this.handOver(
      await this.create({ task, caller, overlay, told: { of } }, world, this.clock.now().toISOString()),
    );
  }

  private async handOver(run: NewRun): Promise<NewRun> {
    try {
      await this.queue.enqueue({ run_id: run.id, attempt: 0, lane: run.lane });
    } catch (error) {
      await this.runs.withdraw(run.id);
      throw error;
    }
    return run;
  }

  /** Writes the run down without handing it over: the reconciler will, if nobody does. */
  async write(command: AcceptCommand): Promise<NewRun> {
    const { task, overlay = [], asked = [], reader = command.caller } = command;
    this.gate.refuseTooMuch(task);
    const now = this.clock.now().toISOString();
    const { catalog, names, deprecated } = await this.prepare(task, overlay, command.caller);
    const access = accessOf(reader);
    const beside = namedBeside(task, { catalog, now, access });
    const pinned = collectDependencies(catalog, names, beside)
      .filter(({ version }) => version !== UNSAVED_VERSION)
      .map((pin) => (deprecated.has(versionKey(pin)) ? { ...pin, deprecated: true as const } : pin));
    const read = task.kind === 'test' || task.kind === 'upload' ? undefined : beside.datasets;
    const world = {
      pinned: [...asked, ...pinned],
      ...(access && { access }),
      ...(read && { scope: rowScope(catalog, read, reader) }),
    };
    return this.create(command, world, now);
  }

  private async create(
    { task, caller, overlay = [], occasion, lane = 'standard', id = this.ids.nextId(), told }: AcceptCommand,
    world: Pick<NewRun, 'pinned' | 'access' | 'scope'>,
    now: string,
  ): Promise<NewRun> {
    const run: NewRun = {
      id,
      task,
      ...world,
      overlay,
      ...(occasion && { occasion }),
      lane,
      created_at: now,
      created_by: caller.name,
      owner: caller.id,
      ...(caller.request_id !== undefined && { request_id: caller.request_id }),
    };
    await this.gate.admit(caller, occasion, async () => {
      await this.tell(run, caller, told);
      await this.runs.create(run, PATIENCE_MS);
    });
    return run;
  }

  /** Before the run is there: what has no entry was never run. */
  private async tell(run: NewRun, caller: Caller, told: AcceptCommand['told']): Promise<void> {
    const deed = caller.id === systemCaller.id ? undefined : tellRun(run);
    if (deed !== undefined) await this.audit.note(caller, deed.action, deed.subject, { ...deed.details, ...told });
  }

  /** The catalog in force, with the overlay and with older versions that the task asks for by number. */
  private async prepare(task: RunTask, overlay: readonly Definition[], caller: Caller) {
    const names = metricsOf(task).map(parseMetricName);
    const snapshot = await this.current.read();
    const older = names.flatMap(({ name, version }) =>
      version === undefined || snapshot.catalog.metric(name, version)
        ? []
        : [{ kind: 'metric' as const, name, version }],
    );
    const loaded = older.length === 0 ? [] : await this.definitions.load(older);
    refuseDrafts(loaded, caller);
    const versions: readonly StoredVersion[] = [...snapshot.versions, ...loaded];
    const beside = [...toEntries(loaded), ...unsavedEntries(overlay)];
    return {
      names,
      catalog: beside.length === 0 ? snapshot.catalog : snapshot.catalog.with(beside),
      deprecated: new Set(versions.filter(({ state }) => state === 'deprecated').map(versionKey)),
    };
  }
}

/** What is not published yet is for those to run who write it. */
function refuseDrafts(versions: readonly StoredVersion[], { roles }: Caller): void {
  const draft = versions.find(({ state }) => state === 'draft');
  if (draft === undefined || roles.includes('author') || roles.includes('admin')) return;
  throw DomainError.of('definition.draft_unseen', { name: draft.name, version: draft.version });
}

function versionKey({ kind, name, version }: Pick<StoredVersion, 'kind' | 'name' | 'version'>): string {
  return `${kind}:${name}@${version}`;
}
