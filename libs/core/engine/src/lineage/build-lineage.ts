import type { Definition } from '@core/definition';
import { readingsOfDataset, readingsOfMetric, type Catalog, type NamedPart, type Reading } from '@core/formula';
import { watchedSchedules } from '../alerts/watched-schedules';
import type { CatalogSnapshot } from '../definitions/current-catalog';
import type { StoredVersion } from '../ports/definition-store';
import { metricsOf, schedulesIn, type ScheduleVersion } from '../schedules/schedule-version';
import { createGraph, nodeId, type LineageEdge, type LineageGraph, type LineageNode } from './lineage-graph';
import { readingsOfQuestion } from './question-readings';

const kept = new WeakMap<Catalog, LineageGraph>();

/** The lineage of what is in force, kept as long as its catalog is. */
export function lineageOf({ versions, catalog }: CatalogSnapshot): LineageGraph {
  const graph = kept.get(catalog) ?? buildLineage(versions, catalog);
  kept.set(catalog, graph);
  return graph;
}

/** The lineage of definitions in force, whose catalog this is. One with errors is there, but what it uses is not known. */
export function buildLineage(versions: readonly StoredVersion[], catalog: Catalog): LineageGraph {
  const schedules = new Map(schedulesIn(versions).map((schedule) => [schedule.definition.name, schedule]));
  const world = { catalog, schedules };
  return createGraph(
    versions.flatMap(nodesOf),
    versions.flatMap(({ definition }) => edgesOf(definition, world)),
  );
}

interface World {
  readonly catalog: Catalog;
  readonly schedules: ReadonlyMap<string, ScheduleVersion>;
}

function nodesOf({ definition, version }: StoredVersion): readonly LineageNode[] {
  const { kind, name } = definition;
  const whole: LineageNode = { id: nodeId(kind, name), kind, name, version };
  if (definition.kind !== 'dataset') return [whole];
  const { fields, relationships = [] } = definition;
  const part = (of: 'field' | 'relationship') => (one: { readonly name: string }) => ({
    id: nodeId(of, one.name, name),
    kind: of,
    name: one.name,
    dataset: name,
  });
  return [whole, ...fields.map(part('field')), ...relationships.map(part('relationship'))];
}

function edgesOf(definition: Definition, { catalog, schedules }: World): readonly LineageEdge[] {
  const { kind, name } = definition;
  const from = nodeId(kind, name);
  switch (definition.kind) {
    case 'metric': {
      const metric = catalog.metric(name);
      return metric === undefined ? [] : readingsOfMetric(metric, catalog).map(edgeFrom(from));
    }
    case 'dataset': {
      const dataset = catalog.dataset(name);
      if (dataset === undefined) return [];
      return readingsOfDataset(dataset, catalog).map(({ part, ...reading }) =>
        edgeFrom(part === undefined ? from : nodeId(part.kind, part.name, name))(reading),
      );
    }
    case 'scorecard':
      return readingsOfQuestion(definition, definition.metrics, catalog).map(edgeFrom(from));
    case 'schedule': {
      const found = schedules.get(name);
      const asked = found === undefined ? [] : metricsOf(found);
      return [
        ...(definition.scorecard === undefined
          ? []
          : [{ from, to: nodeId('scorecard', definition.scorecard), paths: ['/scorecard'] }]),
        ...readingsOfQuestion(definition, asked, catalog).map(edgeFrom(from)),
      ];
    }
    case 'alert': {
      const watched = watchedSchedules(definition, [...schedules.values()]);
      const path = definition.schedule === undefined ? '/metric' : '/schedule';
      return [
        { from, to: nodeId('metric', definition.metric), paths: ['/metric'] },
        ...watched.map((one) => ({ from, to: nodeId('schedule', one.definition.name), paths: [path] })),
      ];
    }
    case 'calendar':
      return [];
  }
}

function edgeFrom(from: string): (reading: Reading) => LineageEdge {
  return ({ reads, path }) => ({ from, to: idOf(reads), paths: [path] });
}

function idOf(part: NamedPart): string {
  return nodeId(part.kind, part.name, 'dataset' in part ? part.dataset : undefined);
}
