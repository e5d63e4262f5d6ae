import { groupEdges, type LineageEdge, type LineageGraph, type LineageKind, type LineageNode } from './lineage-graph';
import { foldEdges, startsOf, walkLineage, type LineageDirection, type Walk } from './walk-lineage';

/** Something that is used, or that uses what was asked about. */
export interface LineageEntry {
  readonly kind: LineageKind;
  readonly name: string;
  readonly version?: number;
  readonly dataset?: string;
  /** 1: directly. */
  readonly depth: number;
  /** Where it uses the next thing on the way, in its own definition; of what is used directly: in the definition asked about. */
  readonly paths?: readonly string[];
  /** Of a dataset: its parts that are on the way, those beneath calculated fields among them. */
  readonly fields?: readonly string[];
  readonly relationships?: readonly string[];
}

/** Nodes and edges to draw; each edge leads from what uses to what is used. */
export interface LineageDrawing {
  readonly nodes: readonly LineageNode[];
  readonly edges: readonly LineageEdge[];
}

export interface Lineage extends LineageDrawing {
  readonly of: LineageNode;
  /** Nearest first, then by name. */
  readonly uses: readonly LineageEntry[];
  readonly used_by: readonly LineageEntry[];
}

/** Both ways from one node of a graph; with `by_part`, parts of datasets are nodes of their own. */
export function tellLineage(graph: LineageGraph, node: LineageNode, by_part = false): Lineage {
  const starts = startsOf(graph, node);
  const walk = (direction: LineageDirection) => walkLineage(graph, starts, { direction, by_part });
  const [uses, used_by] = [walk('uses'), walk('used_by')];
  const edges = [
    ...new Map([...uses.edges, ...used_by.edges].map((edge) => [`${edge.from} ${edge.to}`, edge])).values(),
  ];
  const drawn = new Set([node.id, ...edges.flatMap(({ from, to }) => [from, to])]);
  return {
    of: node,
    uses: listEntries(graph, uses, 'uses'),
    used_by: listEntries(graph, used_by, 'used_by'),
    nodes: [...graph.nodes.values()].filter(({ id }) => drawn.has(id)),
    edges,
  };
}

/** The whole of a graph. */
export function drawAll(graph: LineageGraph, by_part = false): LineageDrawing {
  const nodes = [...graph.nodes.values()];
  if (by_part) return { nodes, edges: graph.edges };
  return { nodes: nodes.filter(({ dataset }) => dataset === undefined), edges: foldEdges(graph, graph.edges) };
}

function listEntries(
  graph: LineageGraph,
  { depths, edges, parts }: Walk,
  direction: LineageDirection,
): readonly LineageEntry[] {
  const byUser = groupEdges(edges, 'from');
  const byUsed = groupEdges(edges, 'to');
  const depthOf = (id: string) => depths.get(id) ?? 0;
  /** Places of edges that come one step nearer to what was asked about. */
  const pathsOf = (id: string, depth: number): readonly string[] => {
    const near = direction === 'used_by' ? (byUser.get(id) ?? []) : (byUsed.get(id) ?? []);
    const next = direction === 'used_by' ? 'to' : 'from';
    if (direction === 'uses' && depth > 1) return [];
    return [...new Set(near.filter((edge) => depthOf(edge[next]) === depth - 1).flatMap(({ paths }) => paths))];
  };
  const entries = [...depths].flatMap(([id, depth]) => {
    const node = graph.nodes.get(id);
    return node === undefined ? [] : [describe(node, depth, pathsOf(id, depth), parts.get(id) ?? [])];
  });
  return entries.toSorted((a, b) => a.depth - b.depth || compare(a.kind, b.kind) || compare(a.name, b.name));
}

function describe(
  { id: _id, ...node }: LineageNode,
  depth: number,
  paths: readonly string[],
  parts: readonly LineageNode[],
): LineageEntry {
  const named = (kind: LineageKind) => parts.filter((part) => part.kind === kind).map(({ name }) => name);
  const [fields, relationships] = [named('field'), named('relationship')];
  return {
    ...node,
    depth,
    ...(paths.length > 0 && { paths }),
    ...(node.kind === 'dataset' && fields.length > 0 && { fields }),
    ...(node.kind === 'dataset' && relationships.length > 0 && { relationships }),
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
