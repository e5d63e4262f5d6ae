import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { summarize, type ProcessReport } from './report';

export interface CampaignWish {
  readonly seed: number;
  readonly cases: number;
  readonly processes: number;
}

export interface CampaignReport extends ProcessReport {
  readonly summary: string;
  readonly refused: number;
  /** Refusals that are not on the list of those to be expected, in words. */
  readonly unexpected: readonly string[];
}

/** Refusals that the generator does not avoid: what a formula may do depends on more than it looks at. */
const EXPECTED: ReadonlySet<string> = new Set([
  'formula.no_effect',
  'formula.unreachable_field',
  'formula.per_without_rows',
  'run.timeless',
  'run.moment_needed',
  'run.period_needed',
  'run.every_without_by',
  'formula.unknown_value',
]);

/** Runs a campaign in several processes at once, each with its share of the cases and a seed of its own. */
export async function runProcesses({ seed, cases, processes }: CampaignWish): Promise<CampaignReport> {
  const share = Math.ceil(cases / processes);
  const reports = await Promise.all(
    Array.from({ length: processes }, (_, index) => runProcess(seed + index * 1_000_003, share)),
  );
  const whole = reports.reduce(merge);
  const refused = Object.values(whole.refusals).reduce((total, count) => total + count, 0);
  const unexpected = Object.entries(whole.words).flatMap(([code, words]) =>
    EXPECTED.has(code) ? [] : [`${code}: ${words}`],
  );
  return { ...whole, refused, unexpected, summary: summarize(whole, seed) };
}

function runProcess(seed: number, cases: number): Promise<ProcessReport> {
  const root = join(__dirname, '../../..');
  const script = join(root, 'test/oracle/campaign-process.ts');
  const child = spawn(process.execPath, ['--require', join(root, 'test/support/typescript.cjs'), script], {
    cwd: root,
    env: { ...process.env, TZ: 'UTC', ORACLE_SEED: String(seed), ORACLE_CASES: String(cases) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let written = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (written += text));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) resolve(JSON.parse(written) as ProcessReport);
      else reject(new Error(`the process of seed ${seed} ended with ${code}`));
    });
  });
}

function merge(a: ProcessReport, b: ProcessReport): ProcessReport {
  const refusals = { ...a.refusals };
  for (const [code, count] of Object.entries(b.refusals)) refusals[code] = (refusals[code] ?? 0) + count;
  return {
    worlds: a.worlds + b.worlds,
    cases: a.cases + b.cases,
    nodes: a.nodes + b.nodes,
    rows: a.rows + b.rows,
    cells: a.cells + b.cells,
    fragile: a.fragile + b.fragile,
    refusals,
    words: { ...a.words, ...b.words },
    failures: [...a.failures, ...b.failures],
  };
}
