import type { DuckDBConnection } from '@duckdb/node-api';
import { LRUCache } from 'lru-cache';
import { knownFunctions } from './known-functions';

/** What a statement names, as the engine's own parser reads it; names in lower case. */
interface NamedParts {
  readonly tables: readonly string[];
  /** Where rows come from but tables, such as `show_ref` for `SHOW ALL TABLES`. */
  readonly sources: readonly string[];
  readonly functions: readonly string[];
  /** Names that it gives to tables itself. */
  readonly own: ReadonlySet<string>;
}

/** All that rows come from in what the compiler writes. Others read files, other tables or the engine itself. */
const knownSources: ReadonlySet<string> = new Set(['base_table', 'subquery', 'join', 'empty', 'expression_list']);

/** Statements that are remembered, for the same ones come again with other parameters. */
const mostKnown = 500;

/**
 * Lets only such statements pass as read tables of theirs and nothing else: no file, no other dataset that the engine has at hand,
 * nothing about the engine. It stands behind the compiler, and what that does not write does not pass.
 */
export class StatementGuard {
  readonly #known = new LRUCache<string, NamedParts>({ max: mostKnown });

  /** Throws when a statement is no SELECT over `tables`. */
  async check(connection: DuckDBConnection, sql: string, tables: readonly string[]): Promise<void> {
    const parts = this.#known.get(sql) ?? (await partsOf(connection, sql));
    this.#known.set(sql, parts);
    const allowed = new Set(tables.map((name) => name.toLowerCase()));
    const foreign =
      parts.tables.find((name) => !allowed.has(name) && !parts.own.has(name)) ??
      parts.sources.find((name) => !knownSources.has(name)) ??
      parts.functions.find((name) => !knownFunctions.has(name));
    if (foreign !== undefined) throw new TypeError(`a statement may not name ${foreign}`);
  }
}

/** A node of the tree that the engine writes down. */
type Node = Readonly<Record<string, unknown>>;

async function partsOf(connection: DuckDBConnection, sql: string): Promise<NamedParts> {
  const answer = await connection.run('SELECT json_serialize_sql($1::VARCHAR)', [sql]);
  const tree = JSON.parse(String((await answer.getRows())[0]?.[0])) as Node;
  if (tree['error'] !== false) throw new TypeError('only a SELECT may be run');
  const nodes = [...nodesIn(tree)];
  return {
    tables: nodes.filter(({ type }) => type === 'BASE_TABLE').map(nameOfTable),
    sources: nodes.filter(isSource).map(({ type }) => String(type).toLowerCase()),
    functions: nodes.filter((node) => 'function_name' in node).map(nameOfFunction),
    own: new Set(nodes.flatMap(commonTables)),
  };
}

function* nodesIn(value: unknown): Iterable<Node> {
  if (typeof value !== 'object' || value === null) return;
  if (!Array.isArray(value)) yield value as Node;
  for (const part of Object.values(value)) yield* nodesIn(part);
}

/** One in another catalog or schema bears its whole name, which no dataset has. */
function nameOfTable({ catalog_name, schema_name, table_name }: Node): string {
  return [catalog_name, schema_name, table_name].filter(Boolean).join('.').toLowerCase();
}

/** Only what rows come from can be sampled under another name. */
function isSource(node: Node): boolean {
  return 'sample' in node && 'alias' in node;
}

/** One of a catalog is none of the engine's own; the parser writes `main` itself. */
function nameOfFunction({ catalog, schema, function_name }: Node): string {
  return [catalog, schema === 'main' ? '' : schema, function_name].filter(Boolean).join('.').toLowerCase();
}

function commonTables({ cte_map }: Node): readonly string[] {
  const { map } = (cte_map ?? {}) as { readonly map?: readonly { readonly key: string }[] };
  return (map ?? []).map(({ key }) => key.toLowerCase());
}
