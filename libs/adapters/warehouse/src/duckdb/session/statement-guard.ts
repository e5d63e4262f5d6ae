import type { DuckDBConnection } from '@duckdb/node-api';
import { LRUCache } from 'lru-cache';

/** What a statement names, as the engine's own parser reads it; names in lower case. */
interface NamedParts {
  readonly tables: readonly string[];
  readonly tableFunctions: readonly string[];
  readonly functions: readonly string[];
  /** Names that it gives to tables itself. */
  readonly own: ReadonlySet<string>;
}

/** Functions that make rows of their arguments. All others read files, other tables or the engine itself. */
const harmlessTableFunctions: ReadonlySet<string> = new Set(['unnest', 'range', 'generate_series']);

/** Functions that tell of the engine, or lead beyond what the statement says. */
const tellingFunctions: ReadonlySet<string> = new Set(['current_setting', 'getvariable', 'getenv', 'write_log']);

/** Statements that are remembered, for the same ones come again with other parameters. */
const mostKnown = 500;

/**
 * Lets only such statements pass as read tables of theirs and nothing else: no file, no other dataset that the engine has at hand,
 * nothing about the engine. It stands behind the compiler, which writes no others.
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
      parts.tableFunctions.find((name) => !harmlessTableFunctions.has(name)) ??
      parts.functions.find((name) => tellingFunctions.has(name));
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
  const namesOf = (type: string, read: (node: Node) => unknown) =>
    nodes.filter((node) => node['type'] === type).map((node) => String(read(node)).toLowerCase());
  return {
    tables: namesOf('BASE_TABLE', nameOfTable),
    tableFunctions: namesOf('TABLE_FUNCTION', (node) => (node['function'] as Node)['function_name']),
    functions: namesOf('FUNCTION', (node) => node['function_name']),
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
  return [catalog_name, schema_name, table_name].filter(Boolean).join('.');
}

function commonTables({ cte_map }: Node): readonly string[] {
  const { map } = (cte_map ?? {}) as { readonly map?: readonly { readonly key: string }[] };
  return (map ?? []).map(({ key }) => key.toLowerCase());
}
