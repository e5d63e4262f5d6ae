import { renderDiagnostic } from '@core/diagnostics';
import { checkFiles } from '@core/engine';
import { Command } from 'commander';
import { exitCodes } from '../report-failure';
import { connectionsHere } from './connections-here';
import { readDefinitionFiles } from '@adapters/platform';

/** `formulary validate <paths…>`: checks definition files as a set, without a server. */
export function validateCommand(): Command {
  return new Command('validate')
    .description('check definition files as a set, without a server')
    .argument('[paths...]', 'files or folders', ['metric-definitions'])
    .action(async (paths: readonly string[]) => {
      const files = await readDefinitionFiles(paths);
      const { sound, findings, warnings } = checkFiles(files, new Date().toISOString(), connectionsHere());
      for (const warning of warnings) console.error(`${renderDiagnostic(warning)}\n`);
      if (findings.length > 0) console.error(findings.map(renderDiagnostic).join('\n\n'));
      console.log(
        `${sound.length} definitions are sound, ${findings.length} ${findings.length === 1 ? 'finding' : 'findings'}`,
      );
      process.exitCode = findings.length === 0 ? exitCodes.ok : exitCodes.findings;
    });
}
