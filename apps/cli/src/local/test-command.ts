import { readDefinitionFiles, SystemClock } from '@adapters/platform';
import { renderDiagnostic } from '@core/diagnostics';
import { checkFiles, LocalMetricTester, type MetricTestResult } from '@core/engine';
import { Command } from 'commander';
import { exitCodes } from '../report-failure';

/** `formulary test <paths…>`: runs the tests of metrics in definition files, without a server. */
export function testCommand(): Command {
  return new Command('test')
    .description('run the tests of the metrics in definition files, without a server')
    .argument('<paths...>', 'files or folders')
    .action(async (paths: readonly string[]) => {
      const { DuckDbWarehouse } = await import('@adapters/warehouse'); // no other command pays for the engine
      const clock = new SystemClock();
      const { definitions, findings } = checkFiles(await readDefinitionFiles(paths), clock.now().toISOString());
      if (findings.length > 0) console.error(findings.map(renderDiagnostic).join('\n\n'));
      const metrics = definitions.flatMap(({ kind, name }) => (kind === 'metric' ? [name] : []));
      const warehouse = new DuckDbWarehouse({ data_root: process.cwd() });
      try {
        const report = await new LocalMetricTester(warehouse, clock).test({
          metrics,
          versions: [],
          overlay: definitions,
        });
        report.results.forEach((result) => console.log(describe(result)));
        console.log(`${report.passed} passed, ${report.failed} failed`);
        process.exitCode = report.failed + findings.length === 0 ? exitCodes.ok : exitCodes.findings;
      } finally {
        await warehouse.close();
      }
    });
}

function describe({ metric, name, passed, expected, actual, error }: MetricTestResult): string {
  if (passed) return `ok    ${metric}: ${name}`;
  return `FAIL  ${metric}: ${name}\n      ${error ?? `expected ${JSON.stringify(expected)}, got ${JSON.stringify(actual)}`}`;
}
