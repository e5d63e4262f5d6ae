import type { LineageKind, LineageNode } from './lineage-graph';
import type { LineageDrawing } from './tell-lineage';

/** A drawing as text, for a program that lays it out. */
export type LineageText = (drawing: LineageDrawing) => string;

/**
 * A flowchart; edges lead from what uses to what is used.
 * @see https://mermaid.js.org/syntax/flowchart.html
 */
export function toMermaid({ nodes, edges }: LineageDrawing): string {
  const numbers = new Map(nodes.map(({ id }, index) => [id, `n${index}`]));
  const lines = nodes.map((node) => {
    const [open, close] = mermaidShapes[node.kind];
    return `  ${numbers.get(node.id)}${open}"${escapeMermaid(labelOf(node))}"${close}`;
  });
  return [
    'flowchart LR',
    ...lines,
    ...edges.map(({ from, to }) => `  ${numbers.get(from)} --> ${numbers.get(to)}`),
    '',
  ].join('\n');
}

const mermaidShapes: Readonly<Record<LineageKind, readonly [open: string, close: string]>> = {
  metric: ['(', ')'],
  dataset: ['[(', ')]'],
  field: ['[', ']'],
  relationship: ['>', ']'],
  calendar: ['[/', '/]'],
  scorecard: ['[[', ']]'],
  schedule: ['([', '])'],
  alert: ['{{', '}}'],
};

/** Entities by their code points: quotes and brackets would end the label. */
function escapeMermaid(label: string): string {
  return label.replace(/[^\p{L}\p{N} _.@-]/gu, (mark) => `#${mark.codePointAt(0)};`);
}

/**
 * A directed graph; edges lead from what uses to what is used.
 * @see https://graphviz.org/doc/info/lang.html
 */
export function toGraphviz({ nodes, edges }: LineageDrawing): string {
  const quote = (text: string) => `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
  return [
    'digraph lineage {',
    '  rankdir=LR;',
    ...nodes.map((node) => `  ${quote(node.id)} [label=${quote(labelOf(node))}, shape=${dotShapes[node.kind]}];`),
    ...edges.map(({ from, to }) => `  ${quote(from)} -> ${quote(to)};`),
    '}',
    '',
  ].join('\n');
}

const dotShapes: Readonly<Record<LineageKind, string>> = {
  metric: 'ellipse',
  dataset: 'cylinder',
  field: 'box',
  relationship: 'cds',
  calendar: 'parallelogram',
  scorecard: 'component',
  schedule: 'note',
  alert: 'octagon',
};

function labelOf({ kind, name, dataset }: LineageNode): string {
  return `${kind} ${dataset === undefined ? '' : `${dataset}.`}${name}`;
}
