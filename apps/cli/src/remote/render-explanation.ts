import type { CellValue } from '@core/definition';

type Names = Readonly<Record<string, CellValue>>;

interface Window {
  readonly from: string | null;
  readonly to: string | null;
}

interface Node {
  readonly kind: string;
  readonly text: string;
  readonly value: CellValue;
  readonly source?: { readonly window?: Window | null };
  readonly per?: { readonly keys: readonly string[]; readonly values: number };
  readonly rank?: {
    readonly of: number;
    readonly neighbours: readonly { readonly of: Names; readonly rank: number; readonly value: CellValue }[];
  };
  /** The keys of a `per` for which a node is shown. */
  readonly at?: Names;
  readonly children: readonly Node[];
}

export interface Explained {
  readonly of: Names;
  readonly window: Window;
  readonly row_count: number;
  readonly columns: readonly { readonly name: string; readonly tree: Node }[];
  readonly frames: readonly {
    readonly name: string;
    readonly sql: string;
    readonly parameters: readonly CellValue[];
    readonly row_count: number;
  }[];
}

/** An explanation as text: which row it is, a tree for each column, the queries with their parameters. */
export function renderExplanation({ of, window, row_count, columns, frames }: Explained, isFirst: boolean): string {
  const others = isFirst && row_count > 1 ? `  (the first of ${row_count} rows; --at chooses another)` : '';
  const row = Object.keys(of).length === 0 ? [] : [`row: ${nameAll(of)}${others}\n`];
  const trees = columns.map(({ name, tree }) => `${name}\n${renderTree(tree, { indent: '  ', window })}\n`);
  const queries = frames.map(
    (frame) => `-- ${frame.name}: ${frame.row_count} rows\n${frame.sql}\n${renderParameters(frame.parameters)}`,
  );
  return `${[...row, ...trees, ...queries].join('\n')}\n`;
}

interface Place {
  readonly indent: string;
  /** The time that the row is about: parts that are from another one say so. */
  readonly window: Window;
}

function renderTree(node: Node, { indent, window }: Place): string {
  const { text, value, children } = node;
  const line = `${indent}${JSON.stringify(value)}  ${text.replace(/\s+/g, ' ').trim()}${noteOn(node, window)}`;
  const shown = children.filter(({ kind }) => kind !== 'literal' && kind !== 'duration');
  return [line, ...shown.map((child) => renderTree(child, { indent: `${indent}  `, window }))].join('\n');
}

/** What a node says beside its value: the time it is from, over how many values it goes, its neighbours, its keys. */
function noteOn({ source, per, rank, at }: Node, row: Window): string {
  const window = source?.window;
  const isElsewhere = window !== undefined && (window?.from !== row.from || window?.to !== row.to);
  const notes = [
    ...(isElsewhere
      ? [window === null ? 'no time' : `${window.from ?? 'the beginning'} to ${window.to ?? 'as_of'}`]
      : []),
    ...(per
      ? [`over ${per.values} values per ${per.keys.join(', ')}${per.values > 3 ? ', the first 3 below' : ''}`]
      : []),
    ...(rank
      ? [
          `of ${rank.of}`,
          ...rank.neighbours.map((other) => `${other.rank}: ${nameAll(other.of)} ${JSON.stringify(other.value)}`),
        ]
      : []),
    ...Object.entries(at ?? {}).map(([name, key]) => `${name}: ${String(key)}`),
  ];
  return notes.length === 0 ? '' : `  (${notes.join('; ')})`;
}

function nameAll(names: Names): string {
  return Object.entries(names)
    .map(([name, value]) => `${name} ${value === null ? '–' : String(value)}`)
    .join(', ');
}

/** `-- $1 = 'Won', $2 = 5000` */
function renderParameters(parameters: readonly CellValue[]): string {
  if (parameters.length === 0) return '';
  const written = parameters.map((value, index) => `$${index + 1} = ${writeValue(value)}`);
  return `-- ${written.join(', ')}\n`;
}

function writeValue(value: CellValue): string {
  return typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : String(value);
}
