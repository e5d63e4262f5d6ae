import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { generatedInputs } from './generated-inputs';

/** What an input is aimed at. */
export const targets = [
  'mathjs',
  'compiler',
  'yaml',
  'json',
  'csv',
  'dataset-config',
  'duckdb',
  'webhook-url',
  'postgres',
  'clickhouse',
] as const;

export type Target = (typeof targets)[number];

/** One hostile input, with what stock parts do with it. */
export interface HostileInput {
  readonly id: string;
  readonly target: Target;
  readonly class: string;
  readonly source: string;
  readonly input: string;
  readonly stock: string;
  /** What must become of it; absent where that depends on where it is used. */
  readonly expect?: string;
}

/** All inputs of `hostile.json`, in its order; those that it only describes are written out. */
export function readCorpus(): readonly HostileInput[] {
  const listed = JSON.parse(readFileSync(join(__dirname, 'hostile.json'), 'utf8')) as readonly HostileInput[];
  return listed.map((entry) => ({ ...entry, input: generatedInputs[entry.id]?.() ?? entry.input }));
}
