import type { Lineage, LineageDirection, LineageEdge, LineageNode } from '@core/engine';

/** The edges of a lineage that lead one way from what was asked about. */
export function edgesOf({ of, edges }: Pick<Lineage, 'of' | 'edges'>, way: LineageDirection): readonly LineageEdge[] {
  const [near, far] = endsOf(way);
  const reached = new Set([of.id]);
  for (const id of reached) for (const edge of edges) if (edge[near] === id) reached.add(edge[far]);
  return edges.filter((edge) => reached.has(edge[near]));
}

/** A lineage as indented lines; what was shown above is not unfolded again. */
export function renderTree(lineage: Lineage, ways: readonly LineageDirection[]): string {
  const lines = ways.flatMap((way) => {
    const branches = renderWay(lineage, way);
    const title = way === 'uses' ? 'uses' : 'used by';
    return branches.length === 0 ? [`${title} nothing`] : [title, ...branches];
  });
  return [nameOf(lineage.of), ...lines, ''].join('\n');
}

function renderWay(lineage: Lineage, way: LineageDirection): readonly string[] {
  const [near, far] = endsOf(way);
  const edges = edgesOf(lineage, way);
  const nodes = new Map(lineage.nodes.map((node) => [node.id, node]));
  const fields = new Map(lineage[way].map((entry) => [`${entry.kind}:${entry.name}`, entry.fields ?? []]));
  const shown = new Set([lineage.of.id]);
  const branch = (id: string, indent: string): readonly string[] => {
    const next = edges.filter((edge) => edge[near] === id).map((edge) => edge[far]);
    return next.flatMap((other, index) => {
      const node = nodes.get(other);
      if (node === undefined) return [];
      const isLast = index === next.length - 1;
      const isKnown = shown.has(other);
      shown.add(other);
      const read = (fields.get(other) ?? []).join(', ');
      const line = `${indent}${isLast ? '└─' : '├─'} ${nameOf(node)}${read && `  (${read})`}${isKnown ? '  …' : ''}`;
      return [line, ...(isKnown ? [] : branch(other, `${indent}${isLast ? '   ' : '│  '}`))];
    });
  };
  return branch(lineage.of.id, '');
}

function endsOf(way: LineageDirection): readonly [near: 'from' | 'to', far: 'from' | 'to'] {
  return way === 'uses' ? ['from', 'to'] : ['to', 'from'];
}

function nameOf({ kind, name, dataset, version }: LineageNode): string {
  return `${kind} ${dataset === undefined ? '' : `${dataset}.`}${name}${version === undefined ? '' : ` v${version}`}`;
}
