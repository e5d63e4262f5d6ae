import { parseArgs } from 'node:util';
import { ADMIN_KEY, FormularyServer } from '../support/formulary-server';
import { tellFigure } from '../support/tell-figure';
import { makeFolder } from '../support/throwaway-folder';
import { fuzzApi } from './api/fuzz-api';
import { watchPeaks } from './api/peak-memory';
import { readCrm } from './api/read-crm';
import { renderCounts, renderReport } from './api/render-report';

/** `npm run fuzz:api`: a server of its own, requests made from what it says of itself, and what became of them. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { requests: { type: 'string', default: '50000' }, seed: { type: 'string' } },
  });
  const seed = Number(values.seed ?? Date.now() % 1_000_000);
  const folder = await makeFolder();
  const server = await new FormularyServer({ DATA_DIR: folder.path, LOG_LEVEL: 'error' }).start();
  const peaks = watchPeaks(server.pid);
  const stop = new AbortController();
  process.once('SIGINT', () => stop.abort());
  const report = await fuzzApi({
    url: server.url,
    admin_key: ADMIN_KEY,
    requests: Number(values.requests),
    seed,
    at_once: 8,
    definitions: await readCrm(),
    signal: stop.signal,
    report: (so_far) => process.stderr.write(`\r${so_far} requests`),
  });
  const { counts, failures } = report;
  console.log(`\n${renderCounts(counts)}\n`);
  for (const failure of failures.slice(0, 50)) console.log(failure);
  const { status } = await server.call('/metrics');
  tellFigure(`${renderReport(report)}, seed ${seed}; ${peaks()}; measurements answer ${status}`);
  await server.end();
  await folder.remove();
  process.exitCode = failures.length === 0 && status === 200 ? 0 : 1;
}

void main();
