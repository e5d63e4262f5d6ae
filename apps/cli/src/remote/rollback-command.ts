import { definitionKinds } from '@core/definition';
import type { Listed } from '@core/engine';
import { Command, Option } from 'commander';
import { callApi, withServer, type ServerOptions } from './api-client';
import { readCount } from './query-options';

interface Options extends ServerOptions {
  readonly to: number;
  readonly kind: string;
  readonly dryRun?: boolean;
}

interface Answer {
  readonly version: number;
  readonly would_succeed?: boolean;
  readonly errors?: readonly { readonly message: string }[];
  readonly breaks?: Listed<{ readonly kind: string; readonly name: string; readonly message: string }>;
  readonly affects: Listed<{ readonly kind: string; readonly name: string }>;
}

/** `formulary rollback <name> --to <version>`: puts a version that was in force before in force again. */
export function rollbackCommand(): Command {
  return withServer(new Command('rollback').description('put an earlier version in force again').argument('<name>'))
    .requiredOption('--to <version>', 'a version that was in force before', readCount)
    .addOption(new Option('--kind <kind>', 'what it is').choices([...definitionKinds]).default('metric'))
    .option('--dry-run', 'show what that would do and change nothing')
    .action(async (name: string, { to, kind, dryRun, ...server }: Options) => {
      const path = `/v1/${kind}s/${encodeURIComponent(name)}/rollback${dryRun ? '?dry_run=true' : ''}`;
      const response = await callApi(server, { method: 'POST', path, body: { to } });
      const { would_succeed, errors = [], breaks, affects } = (await response.json()) as Answer;
      console.log(describe(`${kind} ${name} v${to}`, would_succeed));
      for (const { message } of errors) console.log(`  wrong    ${message}`);
      for (const one of breaks?.items ?? []) console.log(`  breaks   ${one.kind} ${one.name}: ${one.message}`);
      for (const one of affects.items) console.log(`  affects  ${one.kind} ${one.name}`);
      if (affects.count > affects.items.length) console.log(`  affects  ${affects.count} in all`);
    });
}

function describe(version: string, would_succeed: boolean | undefined): string {
  if (would_succeed === undefined) return `${version} is in force`;
  return would_succeed ? `${version} would come into force` : `${version} would be refused`;
}
