import { readDefinitionFiles, SystemClock } from '@adapters/platform';
import type { Definition, ParameterValue } from '@core/definition';
import { renderDiagnostic } from '@core/diagnostics';
import { checkFiles, MeasureCompleteness, QueryRunner } from '@core/engine';
import { buildCatalog, entersCatalog, type Catalog } from '@core/formula';
import { Command } from 'commander';
import { writeFile } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { gatherCatalogue, type Catalogue } from '../document/gather-catalogue';
import { renderCatalogue } from '../document/render-catalogue';
import { readPairs } from '../remote/query-options';
import { exitCodes } from '../report-failure';

interface Options {
  readonly languages: readonly string[];
  readonly period?: string;
  readonly asOf?: string;
  readonly param?: readonly string[];
  readonly dataRoot: string;
  readonly output?: string;
}

/** `formulary document [paths…]`: writes a catalogue of the metrics in definition files, with their values, without a server. */
export function documentCommand(): Command {
  return new Command('document')
    .description('write a catalogue of the metrics in definition files as Markdown, without a server')
    .argument('[paths...]', 'files or folders', ['metric-definitions'])
    .option('--languages <tags...>', 'one page each', ['en'])
    .option('--period <period>', 'give the value of each metric over it')
    .option('--as-of <instant>', 'the moment of the question')
    .option('--param <name=value...>', 'parameters, for the metrics that declare them')
    .option('--data-root <folder>', 'where the files of datasets lie', 'metric-definitions')
    .option('--output <file>', 'the page; those of further languages bear their tag; standard output when absent')
    .action(async (paths: readonly string[], options: Options) => {
      const files = await readDefinitionFiles(paths);
      const { definitions, sound, findings } = checkFiles(files, new Date().toISOString());
      if (findings.length > 0) console.error(`${findings.map(renderDiagnostic).join('\n\n')}\n`);
      const named = definitions.filter(entersCatalog);
      const catalog = buildCatalog(named.map((definition) => ({ definition, version: 1, current: true })));
      const catalogue = await gather(catalog, sound, options);
      for (const problem of problemsOf(catalogue)) console.error(problem);
      for (const language of options.languages) await write(catalogue, language, options);
      process.exitCode = findings.length === 0 ? exitCodes.ok : exitCodes.findings;
    });
}

async function gather(catalog: Catalog, definitions: readonly Definition[], options: Options): Promise<Catalogue> {
  const { period, dataRoot: data_root, param } = options;
  if (period === undefined) return gatherCatalogue(catalog, definitions, undefined);
  const { LocalWarehouse } = await import('@adapters/warehouse'); // no other command pays for the engine
  const { mstlModel } = await import('@adapters/forecast');
  const clock = new SystemClock();
  const warehouse = new LocalWarehouse({ data_root });
  try {
    const queries = new QueryRunner(warehouse, mstlModel, clock, new MeasureCompleteness(warehouse));
    const as_of = options.asOf ?? clock.now().toISOString();
    const parameters = (readPairs(param) ?? {}) as Readonly<Record<string, ParameterValue>>;
    return await gatherCatalogue(catalog, definitions, { catalog, queries, period, as_of, parameters });
  } finally {
    await warehouse.close();
  }
}

/** Metrics without a value, and why. */
function problemsOf({ sections }: Catalogue): readonly string[] {
  return sections
    .flatMap(({ metrics, helpers }) => [...metrics, ...helpers])
    .flatMap(({ metric, measured }) =>
      measured?.problem === undefined ? [] : [`${metric.name}: ${measured.problem}`],
    );
}

async function write(catalogue: Catalogue, language: string, { languages, output }: Options): Promise<void> {
  if (output === undefined) {
    process.stdout.write(renderCatalogue(catalogue, language));
    return;
  }
  const fileOf = (other: string) =>
    other === languages[0] ? output : output.replace(extname(output), `.${other}${extname(output)}`);
  const others = languages.filter((other) => other !== language);
  const links = others.map((other) => ({ language: other, file: basename(fileOf(other)) }));
  await writeFile(fileOf(language), renderCatalogue(catalogue, language, links));
}
