import { Command, InvalidArgumentError } from 'commander';
import { generateCompany } from './generate-company';
import { ParquetFiles } from './output/parquet-files';

/** Beyond that the sales of an industry no longer fit their column. */
const LARGEST = 500;

function wholeNumber(largest: number): (text: string) => number {
  return (text) => {
    const number = /^\d{1,9}$/.test(text) ? Number(text) : 0;
    if (number < 1 || number > largest)
      throw new InvalidArgumentError(`a whole number from 1 to ${largest} is expected.`);
    return number;
  };
}

async function main(): Promise<void> {
  const { scale, seed, out } = new Command('sample')
    .description('Write three years of a fictitious sales company as Parquet files, one a dataset.')
    .option(
      '--scale <number>',
      'how many branches of some forty sellers, about 60,000 rows each',
      wholeNumber(LARGEST),
      1,
    )
    .option('--seed <number>', 'the same seed gives the same rows', wholeNumber(999_999_999), 1)
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
