import { Command } from 'commander';
import { callApi, withServer, type ServerOptions } from './api-client';
import { awaitRun } from './await-run';
import { toRequest, withQuery, type QueryOptions } from './query-options';

interface Node {
  readonly text: string;
  readonly value: unknown;
  readonly per?: { readonly tuples: number };
  readonly rank?: { readonly of: number };
  /** The keys of a `per` for which a node is shown. */
  readonly at?: Readonly<Record<string, unknown>>;
  readonly children: readonly Node[];
}

interface Explained {
  readonly columns: readonly { readonly name: string; readonly tree: Node }[];
  readonly frames: readonly { readonly name: string; readonly sql: string; readonly row_count: number }[];
}

/** `formulary explain <metrics…>`: shows how the first row of a result came about. */
export function explainCommand(): Command {
  const command = new Command('explain')
    .description('show how a number came about: the value of each part, and the SQL')
    .argument('<metrics...>');
  return withServer(withQuery(command)).action(
    async (metrics: readonly string[], options: ServerOptions & QueryOptions) => {
      const id = await awaitRun(options, toRequest({ metrics }, options));
      const response = await callApi(options, {
        method: 'POST',
        path: `/v1/runs/${id}/explain`,
        body: {},
        headers: { prefer: 'wait=30' },
      });
      const { columns, frames } = (await response.json()) as Explained;
      for (const { name, tree } of columns) console.log(`${name}\n${renderTree(tree, '  ')}\n`);
      for (const { name, sql, row_count } of frames) console.log(`-- ${name}: ${row_count} rows\n${sql}\n`);
    },
  );
}

function renderTree(node: Node, indent: string): string {
  const { text, value, children } = node;
  const line = `${indent}${JSON.stringify(value)}  ${text.replace(/\s+/g, ' ').trim()}${noteOn(node)}`;
  return [line, ...children.map((child) => renderTree(child, `${indent}  `))].join('\n');
}

/** What a node says beside its value: over how many tuples or groups it goes, for which keys it is shown. */
function noteOn({ per, rank, at }: Node): string {
  const notes = [
    ...(per ? [`over ${per.tuples} tuples, the first of them below`] : []),
    ...(rank ? [`of ${rank.of}`] : []),
    ...Object.entries(at ?? {}).map(([name, key]) => `${name}: ${String(key)}`),
  ];
  return notes.length === 0 ? '' : `  (${notes.join(', ')})`;
}
