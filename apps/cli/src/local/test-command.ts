import { readDefinitionFiles, SystemClock } from '@adapters/platform';
import type { Definition, MetricDefinition } from '@core/definition';
import { nearestName, renderDiagnostic } from '@core/diagnostics';
import { checkFiles, LocalMetricTester } from '@core/engine';
import { Command } from 'commander';
import { exitCodes } from '../report-failure';
import { connectionsHere } from './connections-here';
import { describeTest, summarizeTests } from './render-tests';

interface Options {
  readonly metric?: readonly string[];
  readonly verbose?: boolean;
}

/** `formulary test [paths…]`: runs the tests of metrics in definition files, without a server. */
export function testCommand(): Command {
  return new Command('test')
    .description('run the tests of the metrics in definition files, without a server')
    .argument('[paths...]', 'files or folders', ['metric-definitions'])
    .option('--metric <names...>', 'only these metrics; every test of theirs is shown')
    .option('--verbose', 'show the tests that pass, too')
    .action(async (paths: readonly string[], { metric: names, verbose }: Options, command: Command) => {
      const clock = new SystemClock();
      const files = await readDefinitionFiles(paths);
      const now = clock.now().toISOString();
      const { definitions, sound, findings, warnings } = checkFiles(files, now, connectionsHere());
      for (const warning of warnings) console.error(`${renderDiagnostic(warning)}\n`);
      if (findings.length > 0) console.error(`${findings.map(renderDiagnostic).join('\n\n')}\n`);
      const unknown = names?.find((name) => !measured(definitions).some((metric) => metric.name === name));
      if (unknown !== undefined) command.error(`error: ${describeUnknown(unknown, measured(definitions))}`);
      const metrics = measured(sound).filter(({ name }) => names?.includes(name) ?? true);
      const report = await runTests(metrics, definitions, clock);
      const shown = verbose || names ? report.results : report.results.filter(({ passed }) => !passed);
      shown.forEach((result) => console.log(describeTest(result)));
      console.log(summarizeTests(report, metrics));
      process.exitCode = report.failed + findings.length === 0 ? exitCodes.ok : exitCodes.findings;
    });
}

async function runTests(metrics: readonly MetricDefinition[], overlay: readonly Definition[], clock: SystemClock) {
  const { LocalWarehouse } = await import('@adapters/warehouse'); // no other command pays for the engine
  const warehouse = new LocalWarehouse({ data_root: process.cwd() });
  try {
    const names = metrics.map(({ name }) => name);
    return await new LocalMetricTester(warehouse, clock).test({ metrics: names, versions: [], overlay });
  } finally {
    await warehouse.close();
  }
}

/** Metrics with a formula and tests of their own: other names of metrics have none. */
function measured(definitions: readonly Definition[]): readonly MetricDefinition[] {
  return definitions.flatMap((one) => (one.kind === 'metric' && one.alias_of === undefined ? [one] : []));
}

function describeUnknown(name: string, metrics: readonly MetricDefinition[]): string {
  const nearest = nearestName(
    name,
    metrics.map((metric) => metric.name),
  );
  return `there is no metric "${name}"${nearest === undefined ? '' : `; did you mean "${nearest}"?`}`;
}
