/** What a file is, by its name alone. */
export interface FileKind {
  readonly kind: 'csv' | 'json' | 'json_lines' | 'parquet';
  readonly isCompressed: boolean;
}

const kinds: ReadonlyMap<string, FileKind['kind']> = new Map([
  ['csv', 'csv'],
  ['json', 'json'],
  ['ndjson', 'json_lines'],
  ['jsonl', 'json_lines'],
  ['parquet', 'parquet'],
]);

/** The kind of a file; undefined for none that can be read. */
export function fileKindOf(name: string): FileKind | undefined {
  const [, ending = '', packed] = /\.([^.]+?)(\.gz)?$/i.exec(name) ?? [];
  const kind = kinds.get(ending.toLowerCase());
  const isCompressed = packed !== undefined;
  return kind === undefined || (kind === 'parquet' && isCompressed) ? undefined : { kind, isCompressed };
}
