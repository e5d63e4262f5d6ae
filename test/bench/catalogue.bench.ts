/**
 * The whole catalogue on the sample company: what a first start costs with everything in it, and all metrics by month over three
 * years in one run through api, queue and worker. Prints milliseconds and the number of SQL queries; nothing is asserted.
 */
import { FormularyServer, shipped } from '../support/formulary-server';
import { makeFolder } from '../support/throwaway-folder';
import { wholeCatalogue } from '../support/whole-catalogue';

const RUNS = 5;

async function main(): Promise<void> {
  const folder = await makeFolder();
  const started = performance.now();
  const server = await new FormularyServer({ DATA_DIR: folder.path, DATA_ROOT: shipped }).start();
  try {
    console.log(`first start, all definitions in force: ${Math.round(performance.now() - started)} ms`);
    const request = await wholeCatalogue(server);
    for (let round = 0; round < RUNS; round += 1) {
      const asked = performance.now();
      const { status, body, text } = await server.run(request);
      if (status !== 200) throw new Error(text);
      const { queries, ...timing } = body.timing;
      const total = Math.round(performance.now() - asked);
      console.log(
        `${request.metrics.length} metrics × ${body.rows.length} months: ${total} ms, ${queries} SQL queries, ${JSON.stringify(timing)}`,
      );
    }
  } finally {
    await server.end();
    await folder.remove();
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
