import { Command, InvalidArgumentError, Option } from 'commander';
import { exitCodes } from '../../report-failure';
import { callApi, withServer, type ServerOptions } from '../api-client';
import type { BackfillPlan, BackfillState } from './backfill-state';
import { followBackfill, leftToServer, readBackfill } from './follow-backfill';
import { renderEnd, renderList, renderPlan } from './render-backfill';

type Options = ServerOptions & {
  readonly from?: string;
  readonly to?: string;
  readonly metric?: readonly string[];
  readonly select?: string;
  readonly oldestFirst?: true;
  readonly parallel?: number;
  readonly dryRun?: true;
  readonly detach?: true;
  readonly follow?: string;
  readonly cancel?: string;
  readonly list?: true;
};

/** `formulary backfill <schedule>`: computes a range of intervals, with its progress. */
export function backfillCommand(): Command {
  const command = new Command('backfill')
    .description('compute a range of intervals of a schedule')
    .argument('<schedule>')
    .option('--from <date>', 'first interval: a date, a period such as 2017-03, or an instant')
    .option('--to <date>', 'end, exclusive; now when absent')
    .option('--metric <metrics...>', 'only these metrics of the schedule')
    .addOption(new Option('--select <which>', 'which intervals').choices(['missing', 'failed', 'all']))
    .option('--oldest-first', 'begin with the oldest interval')
    .option('--parallel <runs>', 'runs at once, up to 16', readParallel)
    .addOption(new Option('--dry-run', 'only say what would be computed').conflicts(['detach', 'follow', 'cancel']))
    .addOption(new Option('--detach', 'do not wait for the end').conflicts(['follow', 'cancel']))
    .addOption(new Option('--follow <id>', 'show a backfill that is under way').conflicts(['from', 'cancel']))
    .addOption(new Option('--cancel <id>', 'end a backfill; what was computed stays').conflicts('from'))
    .addOption(new Option('--list', 'show the newest backfills').conflicts(['from', 'follow', 'cancel']));
  return withServer(command).action(async (schedule: string, options: Options) => {
    const path = `/v1/schedules/${encodeURIComponent(schedule)}/backfills`;
    const { from, follow, cancel, list } = options;
    if (cancel !== undefined) {
      const cancelled = await callApi(options, { method: 'DELETE', path: `${path}/${encodeURIComponent(cancel)}` });
      console.log(renderEnd((await cancelled.json()) as BackfillState));
    } else if (follow !== undefined) {
      await followToEnd(options, await readBackfill(options, `${path}/${encodeURIComponent(follow)}`));
    } else if (list) {
      const { items } = (await (await callApi(options, { path })).json()) as {
        readonly items: readonly BackfillState[];
      };
      process.stdout.write(renderList(items));
    } else if (from === undefined) {
      command.error('error: --from, --list, --follow or --cancel is expected');
    } else {
      await start(path, options);
    }
  });
}

async function start(path: string, options: Options): Promise<void> {
  const response = await callApi(options, { method: 'POST', path, body: toAsk(options) });
  if (options.dryRun) {
    console.log(renderPlan((await response.json()) as BackfillPlan));
    return;
  }
  const backfill = (await response.json()) as BackfillState;
  if (options.detach) console.log(leftToServer(backfill));
  else await followToEnd(options, backfill);
}

async function followToEnd(server: ServerOptions, backfill: BackfillState): Promise<void> {
  const ended = backfill.status === 'running' ? await followBackfill(server, backfill) : backfill;
  console.log(renderEnd(ended));
  if (ended.intervals.failed > 0 || ended.status === 'cancelled') process.exitCode = exitCodes.findings;
}

/** The options as a request body, which the server checks. */
function toAsk({ from, to, metric: metrics, select, oldestFirst, parallel, dryRun: dry_run }: Options): unknown {
  return { from, to, metrics, select, newest_first: !oldestFirst, parallel, dry_run };
}

function readParallel(text: string): number {
  if (!/^[1-9]\d?$/.test(text)) throw new InvalidArgumentError('a whole number from 1 to 16 is expected');
  return Number(text);
}
