import type { DefinitionKind } from '@core/definition';

/** What stands in a lineage: definitions, and the parts of datasets. */
export type LineageKind = DefinitionKind | 'field' | 'relationship';

export interface LineageNode {
  /** `metric:win_rate`, `field:orders.amount`. */
  readonly id: string;
  readonly kind: LineageKind;
  readonly name: string;
  /** The version in force; absent for parts of datasets. */
  readonly version?: number;
  /** The dataset of which it is a part. */
  readonly dataset?: string;
}

/** `from` uses `to`, at these places of the definition of `from`, as JSON pointers. */
export interface LineageEdge {
  readonly from: string;
  readonly to: string;
  readonly paths: readonly string[];
}

/** What uses what among the definitions in force, down to the parts of datasets. */
export interface LineageGraph {
  readonly nodes: ReadonlyMap<string, LineageNode>;
  readonly edges: readonly LineageEdge[];
  /** Edges by their `from`. */
  readonly uses: ReadonlyMap<string, readonly LineageEdge[]>;
  /** Edges by their `to`. */
  readonly used_by: ReadonlyMap<string, readonly LineageEdge[]>;
}

export function nodeId(kind: LineageKind, name: string, dataset?: string): string {
  return `${kind}:${dataset === undefined ? '' : `${dataset}.`}${name}`;
}

/** A graph of these nodes; edges that lead to none of them are left out, those between the same two are one. */
export function createGraph(nodes: Iterable<LineageNode>, edges: Iterable<LineageEdge>): LineageGraph {
  const byId = new Map([...nodes].map((node) => [node.id, node]));
  const merged = mergeEdges([...edges].filter(({ from, to }) => byId.has(from) && byId.has(to)));
  return { nodes: byId, edges: merged, uses: groupEdges(merged, 'from'), used_by: groupEdges(merged, 'to') };
}

/** Edges between the same two nodes become one with all their places; none leads from a node to itself. */
export function mergeEdges(edges: readonly LineageEdge[]): readonly LineageEdge[] {
  const merged = new Map<string, { readonly from: string; readonly to: string; readonly paths: Set<string> }>();
  for (const { from, to, paths } of edges) {
    if (from === to) continue;
    const key = JSON.stringify([from, to]);
    const known = merged.get(key) ?? { from, to, paths: new Set() };
    for (const path of paths) known.paths.add(path);
    merged.set(key, known);
  }
  return [...merged.values()].map(({ from, to, paths }) => ({ from, to, paths: [...paths].toSorted() }));
}

/** Edges by the node at one of their ends. */
export function groupEdges(
  edges: readonly LineageEdge[],
  end: 'from' | 'to',
): ReadonlyMap<string, readonly LineageEdge[]> {
  const groups = new Map<string, LineageEdge[]>();
  for (const edge of edges) {
    const group = groups.get(edge[end]);
    if (group === undefined) groups.set(edge[end], [edge]);
    else group.push(edge);
  }
  return groups;
}
