import { Command, InvalidArgumentError } from 'commander';
import { generateCompany } from './generate-company';
import { ParquetFiles } from './output/parquet-files';

function wholeNumber(text: string): number {
  if (!/^[1-9]\d{0,5}$/.test(text)) throw new InvalidArgumentError('a whole number from 1 is expected.');
  return Number(text);
}

async function main(): Promise<void> {
  const { scale, seed, out } = new Command('sample')
    .description('Write three years of a fictitious sales company as Parquet files, one a dataset.')
    .option('--scale <number>', 'how many branches of some forty sellers, about 50,000 rows each', wholeNumber, 1)
    .option('--seed <number>', 'the same seed gives the same rows', wholeNumber, 1)
    .option('--out <folder>', 'where the files go', 'metric-definitions/data')
    .parse()
    .opts<{ scale: number; seed: number; out: string }>();
  const started = process.hrtime.bigint();
  const files = await ParquetFiles.open();
  try {
    generateCompany({ seed, scale }, files.add);
    const counts = await files.write(out);
    for (const [table, rows] of Object.entries(counts)) console.log(`${table.padEnd(26)} ${rows}`);
    const total = Object.values(counts).reduce((sum, rows) => sum + rows, 0);
    const seconds = Number(process.hrtime.bigint() - started) / 1e9;
    console.log(`${total} rows in ${seconds.toFixed(1)} s, ${Math.round(total / seconds)} rows a second`);
  } finally {
    await files.close();
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
