/**
 * A backfill of 1,000 daily intervals × 20 additive metrics beside one run over the same range: how many intervals a second, which
 * share of the time is SQL on the data, and how often the one scan fits into it. Prints lines; nothing is asserted.
 */
import { createWriteStream } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { once } from 'node:events';
import { awaitUntil } from '../support/await-until';
import { FormularyServer } from '../support/formulary-server';
import { makeFolder } from '../support/throwaway-folder';

const DAYS = 1_000;
const METRICS = 20;
const ROWS = Number(process.env['BENCH_ROWS'] ?? 2_000_000);
/** Rows as they come in, in order of time; `BENCH_ORDER=mixed` lays each day all over the file. */
const ORDERED = process.env['BENCH_ORDER'] !== 'mixed';
const FIRST = Date.UTC(2022, 0, 1);
const PATIENCE_MS = 600_000;

const day = (index: number): string => new Date(FIRST + index * 86_400_000).toISOString().slice(0, 10);
const names = Array.from({ length: METRICS }, (_, index) => `m${index + 1}`);
const range = { from: day(0), to: day(DAYS) };

const dataset = `kind: dataset
name: sales
source: {file: sales.csv}
primary_key: [id]
time: day
fields:
  - {name: id, type: integer}
  - {name: day, type: date}
  - {name: product, type: integer}
  - {name: amount, type: integer}
`;

const metric = (name: string, index: number): string =>
  `kind: metric\nname: ${name}\ndataset: sales\nformula: sum(amount).where(product == ${index})\n`;

const schedule = `kind: schedule\nname: sales_daily\nmetrics: [${names.join(', ')}]\nevery: day\n`;

async function writeSales(file: string): Promise<void> {
  const stream = createWriteStream(file);
  stream.write('id,day,product,amount\n');
  for (let index = 0; index < ROWS; index += 1) {
    const date = day(ORDERED ? Math.floor((index * DAYS) / ROWS) : index % DAYS);
    const line = `${index},${date},${index % METRICS},${(index * 7919) % 1_000}\n`;
    if (!stream.write(line)) await once(stream, 'drain');
  }
  stream.end();
  await once(stream, 'finish');
}

interface Scan {
  readonly total_ms: number;
  readonly query_ms: number;
}

/** One run over the whole range, by day: the best of some. */
async function scan(server: FormularyServer): Promise<Scan> {
  const request = { metrics: names, period: `${range.from}/${range.to}`, grain: 'day' };
  const scans: Scan[] = [];
  for (let round = 0; round < 5; round += 1) {
    const { status, body, text } = await server.run(request);
    if (status !== 200) throw new Error(text);
    scans.push({ total_ms: body.timing.total_ms, query_ms: body.timing.query_ms });
  }
  const best = (of: keyof Scan) => Math.min(...scans.map(({ [of]: ms }) => ms));
  return { total_ms: best('total_ms'), query_ms: best('query_ms') };
}

/** Milliseconds of SQL on the data, and how many runs, of a backfill. */
async function queriesOf(server: FormularyServer, id: string): Promise<{ readonly ms: number; readonly runs: number }> {
  let [ms, runs] = [0, 0];
  for (let path: string | undefined = '/v1/runs?limit=100'; path !== undefined;) {
    const { body } = await server.call(path);
    for (const run of body.items.filter(({ occasion }: any) => occasion?.backfill === id)) {
      ms += (await server.call(`/v1/runs/${run.id}/result`)).body.timing.query_ms;
      runs += 1;
    }
    path = body.next_cursor && `/v1/runs?limit=100&cursor=${encodeURIComponent(body.next_cursor)}`;
  }
  return { ms, runs };
}

async function backfill(server: FormularyServer, select: string, scanned: Scan): Promise<void> {
  const body = { ...range, select };
  const { status, text, headers } = await server.call('/v1/schedules/sales_daily/backfills', { method: 'POST', body });
  if (status !== 202) throw new Error(text);
  const ended = await awaitUntil(
    'the backfill comes to its end',
    async () => {
      const answer = await server.call(headers.get('location') ?? '');
      return answer.body.status === 'running' ? undefined : answer.body;
    },
    PATIENCE_MS,
  );
  const wall_ms = Date.parse(ended.finished_at) - Date.parse(ended.created_at);
  const { ms, runs } = await queriesOf(server, ended.id);
  console.log(
    `${select}: ${ended.status}, ${ended.intervals.succeeded} intervals by ${runs} runs in ${wall_ms} ms: ` +
      `${Math.round((ended.intervals.succeeded * 1000) / wall_ms)} intervals per second; ` +
      `SQL on the data ${Math.round(ms)} ms, ${((ms * 100) / wall_ms).toFixed(1)} % of it, ` +
      `${(ms / scanned.query_ms).toFixed(2)} × the SQL of one scan; wall ${(wall_ms / scanned.total_ms).toFixed(1)} × one scan`,
  );
}

async function main(): Promise<void> {
  const folder = await makeFolder();
  const root = join(folder.path, 'root');
  await mkdir(root, { recursive: true });
  await writeFile(join(root, 'sales.yaml'), [dataset, ...names.map(metric), schedule].join('---\n'));
  await writeSales(join(root, 'sales.csv'));
  const server = await new FormularyServer({ DATA_DIR: join(folder.path, 'data'), DATA_ROOT: root }).start();
  try {
    const scanned = await scan(server);
    console.log(
      `one run over ${DAYS} days × ${METRICS} metrics, ${ROWS} rows ${ORDERED ? 'in order of time' : 'mixed'}: ${scanned.total_ms} ms, SQL ${scanned.query_ms.toFixed(1)} ms`,
    );
    await backfill(server, 'missing', scanned);
    await backfill(server, 'all', scanned);
  } finally {
    await server.end();
    await folder.remove();
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
