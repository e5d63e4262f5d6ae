/**
 * What a warm single-metric run costs through the API, the queue and a worker, beside the bare DuckDB query and the bare
 * queue hop, on both queue backends; and the resident memory of api and worker. Prints a table; nothing is asserted.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EmbeddedPostgres } from '@adapters/platform';
import { openRunQueue } from '@adapters/queue';
import { DuckDBInstance } from '@duckdb/node-api';
import { FormularyServer } from '../support/formulary-server';
import { makeFolder } from '../support/throwaway-folder';
import { RedisServer } from '../support/redis-server';

const CALLS = 200;
const WARM_UP = 20;
const request = { metrics: ['crm_revenue'], period: '2017' };

interface Measured {
  readonly p50: number;
  readonly p99: number;
}

async function measure(call: () => Promise<unknown>): Promise<Measured> {
  for (let index = 0; index < WARM_UP; index += 1) await call();
  const times: number[] = [];
  for (let index = 0; index < CALLS; index += 1) {
    const started = performance.now();
    await call();
    times.push(performance.now() - started);
  }
  times.sort((a, b) => a - b);
  return { p50: times[Math.floor(CALLS * 0.5)] ?? 0, p99: times[Math.floor(CALLS * 0.99)] ?? 0 };
}

/** Resident megabytes of a process. */
function residentMegabytes(pid: number): number {
  const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? '0';
  return Math.round(Number(kilobytes) / 1024);
}

async function measureBareQuery(): Promise<Measured> {
  const connection = await (await DuckDBInstance.create()).connect();
  const file = join(process.cwd(), 'metric-definitions/crm/data/sales_pipeline.csv');
  await connection.run(`
    CREATE TABLE pipeline AS SELECT deal_stage, CAST(close_date AS DATE) AS close_date, CAST(close_value AS BIGINT) AS close_value
    FROM read_csv('${file}', all_varchar = true, header = true)`);
  const query = await connection.prepare(`
    SELECT coalesce(sum(close_value) FILTER (deal_stage = $1), 0) AS revenue
    FROM pipeline WHERE close_date >= CAST($2 AS DATE) AND close_date < CAST($3 AS DATE)`);
  query.bind(['Won', '2017-01-01', '2018-01-01']);
  return measure(async () => (await query.runAndReadAll()).getRows());
}

/** From the hand-over of a job to the moment its handler is called. */
async function measureBareHop(database_url: string, redis_url: string | undefined): Promise<Measured> {
  const queue = await openRunQueue({ database_url, ...(redis_url !== undefined && { redis_url }) });
  const arrivals = new Map<string, () => void>();
  await queue.process(
    async ({ run_id }) => {
      arrivals.get(run_id)?.();
    },
    { standard: 1, low: 1 },
  );
  let count = 0;
  const measured = await measure(async () => {
    const run_id = `hop-${Date.now()}-${(count += 1)}`;
    const arrived = new Promise<void>((resolve) => arrivals.set(run_id, resolve));
    await queue.enqueue({ run_id, attempt: 0, lane: 'standard' });
    await arrived;
  });
  await queue.close();
  return measured;
}

function line(name: string, { p50, p99 }: Measured, base?: Measured): string {
  const ratio = base === undefined ? '' : `   ${(p50 / base.p50).toFixed(1)} x`;
  return `${name.padEnd(44)} ${p50.toFixed(2).padStart(8)} ${p99.toFixed(2).padStart(8)}${ratio}`;
}

async function benchBackend(backend: 'PostgreSQL' | 'Redis', bare: Measured): Promise<void> {
  const folder = await makeFolder();
  const redis = backend === 'Redis' ? await RedisServer.start() : undefined;
  const environment = { DATA_DIR: folder.path, ...(redis && { REDIS_URL: redis.url }) };
  const server = await new FormularyServer(environment).start();
  const memory = () => ({
    api: residentMegabytes(server.pidOf('api')),
    worker: residentMegabytes(server.pidOf('worker')),
  });
  try {
    await server.run(request);
    const idle = memory();
    const run = await measure(async () => {
      const { status, text } = await server.run(request);
      if (status !== 200) throw new Error(text);
    });
    const load = memory();
    await server.end();
    const hop = await benchHop(folder.path, redis?.url);
    console.log(line(`bare queue hop, ${backend}`, hop));
    console.log(line(`POST /v1/runs with Prefer: wait, ${backend}`, run, bare));
    console.log(`  over bare query + hop: ${(run.p50 - bare.p50 - hop.p50).toFixed(2)} ms at p50`);
    console.log(`  resident MB idle: api ${idle.api}, worker ${idle.worker}, together ${idle.api + idle.worker}`);
    console.log(
      `  resident MB after ${CALLS} runs: api ${load.api}, worker ${load.worker}, together ${load.api + load.worker}`,
    );
  } finally {
    await server.end();
    await redis?.stop();
    await folder.remove();
  }
}

async function benchHop(data_dir: string, redis_url: string | undefined): Promise<Measured> {
  const postgres = new EmbeddedPostgres({ data_dir });
  try {
    return await measureBareHop(await postgres.start(), redis_url);
  } finally {
    await postgres.stop();
  }
}

async function main(): Promise<void> {
  console.log(`${''.padEnd(44)}   p50 ms   p99 ms   (${CALLS} calls, one after another)`);
  const bare = await measureBareQuery();
  console.log(line('bare DuckDB query', bare));
  await benchBackend('PostgreSQL', bare);
  await benchBackend('Redis', bare);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
