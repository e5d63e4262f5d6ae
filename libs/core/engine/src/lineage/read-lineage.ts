import type { DefinitionKind, ParameterDefinition } from '@core/definition';
import { DomainError, nearestName } from '@core/diagnostics';
import { assembleCatalog } from '../definitions/assemble-catalog';
import type { CurrentCatalog } from '../definitions/current-catalog';
import { findVersions, headOf } from '../definitions/find-version';
import type { DefinitionStore } from '../ports/definition-store';
import { buildLineage, lineageOf } from './build-lineage';
import { nodeId, type LineageGraph, type LineageNode } from './lineage-graph';
import { drawAll, tellLineage, type Lineage, type LineageDrawing } from './tell-lineage';

export interface LineageQuestion {
  readonly kind: DefinitionKind;
  readonly name: string;
  /** One field of a dataset in place of the whole. */
  readonly field?: string;
  /** Parts of datasets are nodes of their own. */
  readonly by_part?: boolean;
}

/** A lineage, and the parameters that a metric takes. */
export type LineageAnswer = Lineage & { readonly parameters?: readonly ParameterDefinition[] };

/** What uses what among the definitions in force. */
export class ReadLineage {
  constructor(
    private readonly store: DefinitionStore,
    private readonly current: CurrentCatalog,
  ) {}

  /**
   * Both ways from one definition or field. A draft of a line that has nothing in force uses, and is used by nothing. Throws
   * `definition.not_found`, `definition.no_such_part`.
   */
  async execute({ kind, name, field, by_part }: LineageQuestion): Promise<LineageAnswer> {
    const { catalog, graph } = await this.worldOf(kind, name);
    const lineage = tellLineage(graph, findNode(graph, kind, name, field), by_part);
    if (kind !== 'metric') return lineage;
    return { ...lineage, parameters: [...(catalog.metric(name)?.parameters.values() ?? [])] };
  }

  /** The whole, definition by definition or part by part. */
  async whole(by_part?: boolean): Promise<LineageDrawing> {
    return drawAll(lineageOf(await this.current.read()), by_part);
  }

  private async worldOf(kind: DefinitionKind, name: string) {
    const snapshot = await this.current.read();
    const graph = lineageOf(snapshot);
    if (graph.nodes.has(nodeId(kind, name))) return { catalog: snapshot.catalog, graph };
    const draft = headOf(await findVersions(this.store, kind, name));
    const versions = [...snapshot.versions, { ...draft, current: true }];
    const catalog = assembleCatalog(versions);
    return { catalog, graph: buildLineage(versions, catalog) };
  }
}

function findNode(graph: LineageGraph, kind: DefinitionKind, name: string, field: string | undefined): LineageNode {
  const node = graph.nodes.get(field === undefined ? nodeId(kind, name) : nodeId('field', field, name));
  if (node !== undefined) return node;
  const fields = [...graph.nodes.values()].filter((one) => one.kind === 'field' && one.dataset === name);
  const words = {
    dataset: name,
    field: field ?? '',
    nearest: nearestName(
      field ?? '',
      fields.map((one) => one.name),
    ),
  };
  throw DomainError.of('definition.no_such_part', words);
}
