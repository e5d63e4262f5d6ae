import { groupEdges, mergeEdges, nodeId, type LineageEdge, type LineageGraph, type LineageNode } from './lineage-graph';

/** `uses`: what something needs; `used_by`: what needs it. */
export type LineageDirection = 'uses' | 'used_by';

/** What is reached from somewhere, near or far. */
export interface Walk {
  /** The way from the start in definitions, 1 for what is there directly; the start itself is not among them. */
  readonly depths: ReadonlyMap<string, number>;
  readonly edges: readonly LineageEdge[];
  /** Parts of datasets that were met, by the id of their dataset. */
  readonly parts: ReadonlyMap<string, readonly LineageNode[]>;
}

/** The nodes that something stands for: a dataset stands for all its parts. */
export function startsOf({ nodes }: LineageGraph, node: LineageNode): readonly string[] {
  if (node.kind !== 'dataset') return [node.id];
  return [node.id, ...[...nodes.values()].filter(({ dataset }) => dataset === node.name).map(({ id }) => id)];
}

/**
 * Walks from some nodes as far as it goes. A dataset that is merely met is not entered: what uses one of its fields has nothing
 * to do with what its assertions name. Parts of datasets count as their datasets, but for the start, unless `by_part`.
 */
export function walkLineage(
  graph: LineageGraph,
  starts: readonly string[],
  { direction, by_part = false }: { readonly direction: LineageDirection; readonly by_part?: boolean },
): Walk {
  const { reached, crossed } = cross(graph, starts, direction);
  const begun = new Set(starts);
  const fold = (id: string): string => {
    if (by_part) return id;
    return begun.has(id) ? (starts[0] ?? id) : wholeOf(graph, id);
  };
  const edges = mergeEdges(crossed.map(({ from, to, paths }) => ({ from: fold(from), to: fold(to), paths })));
  const depths = measure(new Set(starts.map(fold)), edges, direction);
  return { depths, edges, parts: partsIn(graph, reached, begun) };
}

/** Edges between definitions, those of parts of datasets counted as edges of their datasets. */
export function foldEdges(graph: LineageGraph, edges: readonly LineageEdge[]): readonly LineageEdge[] {
  return mergeEdges(
    edges.map(({ from, to, paths }) => ({ from: wholeOf(graph, from), to: wholeOf(graph, to), paths })),
  );
}

function wholeOf({ nodes }: LineageGraph, id: string): string {
  const dataset = nodes.get(id)?.dataset;
  return dataset === undefined ? id : nodeId('dataset', dataset);
}

/** Parts of datasets that were met on the way. */
function partsIn(
  { nodes }: LineageGraph,
  reached: ReadonlySet<string>,
  begun: ReadonlySet<string>,
): ReadonlyMap<string, readonly LineageNode[]> {
  const parts = new Map<string, LineageNode[]>();
  for (const id of reached) {
    const node = nodes.get(id);
    if (node?.dataset === undefined || begun.has(id)) continue;
    const of = nodeId('dataset', node.dataset);
    parts.set(of, [...(parts.get(of) ?? []), node]);
  }
  return parts;
}

function cross(
  graph: LineageGraph,
  starts: readonly string[],
  direction: LineageDirection,
): { readonly reached: ReadonlySet<string>; readonly crossed: readonly LineageEdge[] } {
  const begun = new Set(starts);
  const reached = new Set(starts);
  const crossed: LineageEdge[] = [];
  for (const id of reached) {
    if (!begun.has(id) && !isEntered(graph, id, direction, crossed)) continue;
    for (const edge of graph[direction].get(id) ?? []) {
      crossed.push(edge);
      reached.add(direction === 'uses' ? edge.to : edge.from);
    }
  }
  return { reached, crossed };
}

/**
 * Whether the walk goes on from what it met. Alerts name their metrics themselves: they have nothing to do with the other metrics of
 * the schedules that they watch.
 */
function isEntered(
  { nodes }: LineageGraph,
  id: string,
  direction: LineageDirection,
  crossed: readonly LineageEdge[],
): boolean {
  const kind = nodes.get(id)?.kind;
  if (kind !== 'schedule') return kind !== 'dataset';
  return direction === 'used_by' && crossed.some(({ from, to }) => from === id && nodes.get(to)?.kind !== 'metric');
}

function measure(
  starts: ReadonlySet<string>,
  edges: readonly LineageEdge[],
  direction: LineageDirection,
): ReadonlyMap<string, number> {
  const [near, far] = direction === 'uses' ? (['from', 'to'] as const) : (['to', 'from'] as const);
  const next = groupEdges(edges, near);
  const depths = new Map([...starts].map((id) => [id, 0]));
  for (const [id, depth] of depths)
    for (const edge of next.get(id) ?? []) if (!depths.has(edge[far])) depths.set(edge[far], depth + 1);
  starts.forEach((id) => depths.delete(id));
  return depths;
}
