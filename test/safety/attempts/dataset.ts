import { mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LocalWarehouse } from '@adapters/warehouse';
import { parseDefinitions } from '@core/definition';
import { buildCatalog, entersCatalog, type CheckedDataset } from '@core/formula';
import { outcomeOfError, outcomeOfFindings, outcomeOfValue, type Outcome } from './outcome';

interface Parts {
  readonly name?: string;
  readonly file?: string;
  readonly field?: string;
  readonly column?: string;
  readonly types?: Readonly<Record<string, string>>;
}

/** As the name of a dataset, of a field, of a column and of a file; loaded and asked where the definition is sound. */
export async function attemptDataset(input: string): Promise<Outcome> {
  const places: Readonly<Record<string, Parts>> = {
    name: { name: input },
    field: { field: input },
    column: { column: input },
    file: { file: input },
  };
  const outcomes: Outcome[] = [];
  for (const [place, parts] of Object.entries(places)) outcomes.push(`${place}: ${await attempt(parts, input)}`);
  return outcomes.join('; ');
}

/** As a file whose columns are declared as a text each, `v` as a number and `w` as an integer. */
export async function attemptCsv(input: string): Promise<Outcome> {
  const header = input.replace(/^\uFEFF/u, '').split('\n', 1)[0] ?? '';
  const names = header.split(/[,;]/).filter((name) => /^[a-z][\w\u0080-\uFFFF]*$/u.test(name));
  const columns = [...new Set(names.length === 0 ? ['a'] : names)].slice(0, 50);
  const types = Object.fromEntries(columns.map((name) => [name, typesOfColumns[name] ?? 'text']));
  return attempt({ types }, input);
}

const typesOfColumns: Readonly<Record<string, string>> = { v: 'number', w: 'integer' };

async function attempt(parts: Parts, input: string): Promise<Outcome> {
  const text = JSON.stringify(definitionOf(parts));
  const { definitions, diagnostics } = parseDefinitions(text);
  if (diagnostics.length > 0) return outcomeOfFindings(diagnostics);
  const entries = definitions.flatMap(({ definition }) => (entersCatalog(definition) ? [definition] : []));
  const catalog = buildCatalog(entries.map((definition) => ({ definition, version: 1, current: true })));
  const name = entries[0]?.name ?? '';
  const dataset = catalog.dataset(name);
  if (dataset === undefined) return outcomeOfFindings(catalog.diagnosticsOf('dataset', name));
  return load(dataset, parts.types === undefined ? csvWith(parts.column ?? parts.field ?? 'x') : input);
}

function definitionOf({
  name = 'd',
  file = 'd.csv',
  field = 'x',
  column,
  types = { [field]: 'text' },
}: Parts): unknown {
  const fields = Object.entries(types).map(([one, type]) => ({
    name: one,
    type,
    ...(column !== undefined && { column }),
  }));
  return { kind: 'dataset', name, source: { file }, primary_key: [fields[0]?.name], fields };
}

function csvWith(column: string): string {
  return `"${column.replaceAll('"', '""')}"\n1\n`;
}

/** Loads the dataset from a folder that holds one file, and counts its rows. */
async function load(dataset: CheckedDataset, csv: string): Promise<Outcome> {
  const folder = join(tmpdir(), `formulary-safety-${process.pid}`);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'd.csv'), csv);
  const warehouse = new LocalWarehouse({ data_root: folder, threads: 1, memory_limit: '256MB' });
  try {
    const session = await warehouse.open([dataset]);
    const columns = [{ name: 'rows', type: 'integer' }] as const;
    const { columns: found } = await session.execute({
      sql: `SELECT count(*) FROM "${dataset.name.replaceAll('"', '""')}"`,
      parameters: [],
      columns,
    });
    await session.close();
    return outcomeOfValue({ rows: found[0]?.values[0] });
  } catch (error) {
    return outcomeOfError(error);
  } finally {
    await warehouse.close();
    await rm(folder, { recursive: true, force: true });
  }
}
