import { definitionKinds, type DefinitionKind } from '@core/definition';
import { DomainError } from '@core/diagnostics';
import { toGraphviz, toMermaid, type Lineage, type LineageDirection, type LineageDrawing } from '@core/engine';
import { Command, Option } from 'commander';
import { callApi, withServer, type ServerOptions } from '../api-client';
import { edgesOf, renderTree } from './lineage-tree';

interface Options extends ServerOptions {
  readonly kind?: string;
  readonly field?: string;
  readonly upstream?: boolean;
  readonly downstream?: boolean;
  readonly parts?: boolean;
  readonly format: 'tree' | 'mermaid' | 'dot' | 'json';
}

/** `formulary lineage [name]`: what a definition uses and what uses it; of all definitions when none is named. */
export function lineageCommand(): Command {
  const command = new Command('lineage')
    .description('show what a definition uses and what uses it')
    .argument('[name]', 'a metric, else a dataset, else of any other kind; all definitions when absent');
  return withServer(command)
    .addOption(new Option('--kind <kind>', 'what it is').choices([...definitionKinds]))
    .option('--field <name>', 'one field of the dataset')
    .option('--upstream', 'only what it uses')
    .option('--downstream', 'only what uses it')
    .option('--parts', 'fields and relationships by themselves')
    .addOption(new Option('--format <format>').choices(['tree', 'mermaid', 'dot', 'json']).default('tree'))
    .action(async (name: string | undefined, options: Options) => {
      if (name === undefined) {
        const { format } = options;
        if (format === 'tree')
          command.error('error: all definitions are no tree; --format mermaid, dot or json is expected');
        const response = await callApi(options, { path: `/v1/lineage${queryOf(options)}` });
        process.stdout.write(draw((await response.json()) as LineageDrawing, format));
        return;
      }
      process.stdout.write(show(await readLineage(name, options), options));
    });
}

function show(lineage: Lineage, { upstream, downstream, format }: Options): string {
  const isWhole = upstream === downstream;
  const ways: readonly LineageDirection[] = isWhole ? ['uses', 'used_by'] : [upstream ? 'uses' : 'used_by'];
  if (format === 'tree') return renderTree(lineage, ways);
  if (isWhole) return draw(lineage, format);
  const edges = ways.flatMap((way) => edgesOf(lineage, way));
  const drawn = new Set([lineage.of.id, ...edges.flatMap(({ from, to }) => [from, to])]);
  return draw({ nodes: lineage.nodes.filter(({ id }) => drawn.has(id)), edges }, format);
}

function draw(drawing: LineageDrawing, format: Options['format']): string {
  if (format === 'json') return `${JSON.stringify(drawing, null, 2)}\n`;
  return format === 'dot' ? toGraphviz(drawing) : toMermaid(drawing);
}

/** Of the kind that is asked for, else of the first kind that has one of that name. */
async function readLineage(name: string, options: Options): Promise<Lineage> {
  const { kind, field } = options;
  if (kind !== undefined || field !== undefined) return readLineageOf(kind ?? 'dataset', name, options);
  for (const one of new Set<DefinitionKind>(['metric', 'dataset', ...definitionKinds])) {
    try {
      return await readLineageOf(one, name, options);
    } catch (error) {
      if (!(error instanceof DomainError) || error.code !== 'definition.not_found') throw error;
    }
  }
  throw DomainError.of('definition.not_found', { kind: 'definition', name });
}

async function readLineageOf(kind: string, name: string, options: Options): Promise<Lineage> {
  const path = `/v1/${kind}s/${encodeURIComponent(name)}/lineage${queryOf(options)}`;
  return (await (await callApi(options, { path })).json()) as Lineage;
}

function queryOf({ field, parts }: Options): string {
  const query = new URLSearchParams({ ...(field !== undefined && { field }), ...(parts && { parts: 'true' }) });
  return query.size === 0 ? '' : `?${query.toString()}`;
}
