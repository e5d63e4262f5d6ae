import { writeFileSync } from 'node:fs';
import { runCampaign, type Failure } from './run/campaign';
import { describeScene } from './run/describe';
import { openWarehouse } from './run/engine';
import type { ProcessReport } from './run/report';
import { differencesIn, shrink } from './run/shrink';

/** One process of a campaign: `ORACLE_SEED`, `ORACLE_CASES` → a report as JSON. Failures are shrunk, and kept in `ORACLE_KEEP`. */
async function main(): Promise<void> {
  const seed = Number(process.env['ORACLE_SEED']);
  const warehouse = openWarehouse();
  const tally = await runCampaign({ seed, cases: Number(process.env['ORACLE_CASES']), stopAfter: 3, warehouse });
  const failures: string[] = [];
  for (const [index, failure] of tally.failures.entries())
    failures.push(await describeFailure(failure, `${seed}-${index + 1}`));
  const { worlds, cases, nodes, rows, cells, fragile } = tally;
  const [refusals, words] = [Object.fromEntries(tally.refusals), Object.fromEntries(tally.words)];
  const report: ProcessReport = { worlds, cases, nodes, rows, cells, fragile, refusals, words, failures };
  await warehouse.close();
  process.stdout.write(JSON.stringify(report));

  async function describeFailure({ world, request, metric, error }: Failure, name: string): Promise<string> {
    const alone = { world, request: { ...request, metrics: [metric] } };
    const isAlone = error === undefined && (await differencesIn(alone, warehouse)).length > 0;
    const small = error === undefined ? await shrink(isAlone ? alone : { world, request }, warehouse, 45) : alone;
    const folder = process.env['ORACLE_KEEP'];
    if (folder !== undefined) writeFileSync(`${folder}/${name}.json`, JSON.stringify(small, null, 1));
    const said = describeScene(small, await differencesIn(small, warehouse));
    return `seed ${seed}, metric ${metric}${error === undefined ? '' : `: ${error}`}\n${said}`;
  }
}

void main();
