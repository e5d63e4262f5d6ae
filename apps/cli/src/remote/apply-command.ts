import { Command } from 'commander';
import { readDefinitionFiles } from '@adapters/platform';
import { callApi, withServer, type ServerOptions } from './api-client';

interface Applied {
  readonly definitions: readonly {
    readonly kind: string;
    readonly name: string;
    readonly action: string;
    readonly version?: number;
    readonly changed?: readonly string[];
  }[];
  readonly warnings?: readonly { readonly message: string; readonly file?: string; readonly line?: number }[];
}

/** `formulary apply <paths…>`: puts definition files in force on a server, all or none. */
export function applyCommand(): Command {
  const command = new Command('apply')
    .description('put definition files in force on a server, all or none')
    .argument('<paths...>', 'files or folders');
  return withServer(command)
    .option('--dry-run', 'show what would change and change nothing')
    .action(async (paths: readonly string[], options: ServerOptions & { readonly dryRun?: boolean }) => {
      const files = await readDefinitionFiles(paths);
      const path = `/v1/definitions${options.dryRun ? '?dry_run=true' : ''}`;
      const response = await callApi(options, { method: 'POST', path, body: { files } });
      const { definitions, warnings = [] } = (await response.json()) as Applied;
      for (const { kind, name, action, version, changed } of definitions) {
        const number = version === undefined ? '' : ` v${version}`;
        const keys = changed === undefined ? '' : `  (${changed.join(', ')})`;
        console.log(`${action.padEnd(9)} ${kind} ${name}${number}${keys}`);
      }
      for (const { message, file, line } of warnings) console.error(`warning: ${file}:${line}: ${message}`);
    });
}
