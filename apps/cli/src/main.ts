import { Command } from 'commander';
import { documentCommand } from './local/document-command';
import { testCommand } from './local/test-command';
import { validateCommand } from './local/validate-command';
import { applyCommand } from './remote/apply-command';
import { backfillCommand } from './remote/backfill/backfill-command';
import { diffCommand } from './remote/diff/diff-command';
import { explainCommand } from './remote/explain-command';
import { lineageCommand } from './remote/lineage/lineage-command';
import { previewCommand } from './remote/preview-command';
import { rollbackCommand } from './remote/rollback-command';
import { runCommand } from './remote/run-command';
import { snapshotsCommand } from './remote/snapshots-command';
import { triggerCommand } from './remote/trigger-command';
import { uploadCommand } from './remote/upload/upload-command';
import { serveCommand } from './serve/serve-command';
import { version } from '../../../package.json';
import { exitCodes, reportFailure } from './report-failure';

const program = new Command('formulary')
  .version(version)
  .description('Define metrics as formulas, run them, keep their snapshots.')
  .showHelpAfterError()
  .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? exitCodes.ok : exitCodes.usage));

for (const command of [
  serveCommand(),
  validateCommand(),
  testCommand(),
  documentCommand(),
  applyCommand(),
  uploadCommand(),
  previewCommand(),
  runCommand(),
  explainCommand(),
  diffCommand(),
  rollbackCommand(),
  lineageCommand(),
  triggerCommand(),
  backfillCommand(),
  snapshotsCommand(),
]) {
  program.addCommand(command.copyInheritedSettings(program));
}

program.parseAsync().catch(reportFailure);
