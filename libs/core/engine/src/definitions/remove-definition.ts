import type {
  AlertDefinition,
  Definition,
  DefinitionKind,
  ScheduleDefinition,
  ScorecardDefinition,
} from '@core/definition';
import { DomainError } from '@core/diagnostics';
import type { Catalog } from '@core/formula';
import { watchedSchedules } from '../alerts/watched-schedules';
import type { Audit } from '../access/audit';
import type { Caller } from '../access/caller';
import type { Clock } from '../ports/clock';
import type { DefinitionStore } from '../ports/definition-store';
import { schedulesIn, type ScheduleVersion } from '../schedules/schedule-version';
import type { CatalogSnapshot, CurrentCatalog } from './current-catalog';
import { findDependents, parseMetricName } from './dependencies';
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
    const users = [...dependentsIn(snapshot, kind, name), ...askersOf(snapshot, kind, name)];
    if (users.length > 0) throw DomainError.of('definition.in_use', { kind, name, users });
    await this.store.commit([{ action: 'remove', kind, name }], {
      by: caller,
      at: this.clock.now().toISOString(),
      request_id: caller.request_id,
      expected_revision: snapshot.revision,
      entries: () => [this.audit.entry(caller, { action: `${kind}.remove`, subject: name })],
    });
  }
}

/** Metrics and datasets that need it. */
function dependentsIn({ catalog }: CatalogSnapshot, kind: DefinitionKind, name: string): readonly string[] {
  return kind === 'metric' || kind === 'dataset' || kind === 'calendar' ? findDependents(catalog, kind, name) : [];
}

type Names = Readonly<Partial<Record<DefinitionKind, readonly string[]>>>;

/** Scorecards and schedules whose metrics, query or parameters name it, and alerts that watch it. */
function askersOf({ versions, catalog }: CatalogSnapshot, kind: DefinitionKind, name: string): readonly string[] {
  const schedules = schedulesIn(versions);
  const namesIn = (definition: Definition): Names => {
    if (definition.kind === 'alert') return namesInAlert(definition, schedules);
    const isAsking = definition.kind === 'schedule' || definition.kind === 'scorecard';
    return isAsking ? namesInQuestion(definition, catalog) : {};
  };
  return versions.flatMap(({ definition }) => (namesIn(definition)[kind]?.includes(name) ? [definition.name] : []));
}

function namesInAlert(alert: AlertDefinition, schedules: readonly ScheduleVersion[]): Names {
  const watched = watchedSchedules(alert, schedules);
  return { metric: [alert.metric], schedule: watched.map(({ definition }) => definition.name) };
}

function namesInQuestion(definition: ScheduleDefinition | ScorecardDefinition, catalog: Catalog): Names {
  const { metrics = [], query = {} } = definition;
  const asked = metrics.map(parseMetricName);
  const isCalendar = (parameter: string) =>
    asked.some(({ name, version }) => catalog.metric(name, version)?.parameters.get(parameter)?.type === 'calendar');
  const given = Object.entries(query.parameters ?? {}).flatMap(([parameter, value]) =>
    typeof value === 'string' && isCalendar(parameter) ? [value] : [],
  );
  return {
    metric: asked.map(({ name }) => name),
    calendar: [query.calendar ?? [], given].flat(),
    scorecard: definition.kind === 'schedule' && definition.scorecard !== undefined ? [definition.scorecard] : [],
  };
}
