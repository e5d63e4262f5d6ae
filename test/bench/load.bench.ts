/**
 * How fast files become a table: a million rows of five columns in each form that rows come in, and what the process takes at
 * its most. Prints a table; nothing is asserted. `--rows=` says how many rows.
 */
import { createReadStream, createWriteStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { LocalWarehouse } from '@adapters/warehouse';
import type { FileFormat } from '@core/definition';
import { checkedDataset } from '../support/checked-dataset';
import { makeFolder } from '../support/throwaway-folder';

const ROWS = Number(process.argv.find((argument) => argument.startsWith('--rows='))?.slice(7) ?? 1_000_000);
const REPEATS = 3;

type Writer = (row: number) => string;

const day = (row: number) => String((row % 28) + 1).padStart(2, '0');
const plain: Writer = (row) => `${row},Region ${row % 50},${row % 1000}.25,2017-01-${day(row)},${row % 2 === 0}\n`;
const local: Writer = (row) =>
  `${row};Region ${row % 50};1 ${String(row % 1000).padStart(3, '0')},25;${day(row)}.01.2017;${row % 2 === 0}\n`;
const object: Writer = (row) =>
  `{"id":${row},"region":"Region ${row % 50}","amount":${row % 1000}.25,"sold_on":"2017-01-${day(row)}","is_new":${row % 2 === 0}}`;

const header = 'id,region,amount,sold_on,is_new\n';
const localFormat = { delimiter: ';', decimal: ',', thousands: 'space', date: 'dd.MM.yyyy' } as const;

interface Form {
  readonly title: string;
  readonly file: string;
  readonly format?: FileFormat;
  readonly text: () => Iterable<string>;
}

const forms: readonly Form[] = [
  { title: 'CSV in UTF-8', file: 'plain.csv', text: () => lines(header, plain) },
  {
    title: 'CSV with a format',
    file: 'local.csv',
    format: localFormat,
    text: () => lines(header.replaceAll(',', ';'), local),
  },
  {
    title: '… in windows-1251',
    file: 'cp1251.csv',
    format: { ...localFormat, charset: 'windows-1251' },
    text: () => lines(header.replaceAll(',', ';'), local),
  },
  { title: '… compressed', file: 'plain.csv.gz', text: () => lines(header, plain) },
  { title: '… with a bad row', file: 'bad.csv', text: () => lines(`${header}1,2\n`, plain) },
  { title: 'NDJSON', file: 'rows.ndjson', text: () => lines('', (row) => `${object(row)}\n`) },
  { title: 'a JSON array', file: 'rows.json', text: () => lines('[{}', (row) => `,${object(row)}`, ']') },
];

function* lines(start: string, write: Writer, end = ''): Generator<string> {
  yield start;
  for (let row = 0; row < ROWS; row += 1000) {
    yield Array.from({ length: Math.min(1000, ROWS - row) }, (_, index) => write(row + index)).join('');
  }
  yield end;
}

async function measure(folder: string, { file, format, text }: Form): Promise<string> {
  const path = join(folder, file);
  const plainPath = path.replace(/\.gz$/, '');
  await pipeline(Readable.from(text()), createWriteStream(plainPath));
  if (path !== plainPath) await pipeline(createReadStream(plainPath), createGzip(), createWriteStream(path));
  const { size } = await stat(path);
  const types = { id: 'integer', region: 'text', amount: 'decimal(12,2)', sold_on: 'date', is_new: 'boolean' } as const;
  const dataset = checkedDataset('sales', types, { file, on_bad_rows: 'skip', ...(format && { format }) });
  let best = Infinity;
  for (let repeat = 0; repeat < REPEATS; repeat += 1) {
    const warehouse = new LocalWarehouse({ data_root: folder });
    const started = performance.now();
    const session = await warehouse.open([dataset]);
    best = Math.min(best, performance.now() - started);
    await session.close();
    await warehouse.close();
  }
  const [seconds, megabytes] = [best / 1000, size / 1024 ** 2];
  const cells = [megabytes.toFixed(0), seconds.toFixed(2), Math.round(ROWS / seconds / 1000), peakMegabytes()];
  return cells.map((cell) => String(cell).padStart(14)).join('');
}

function peakMegabytes(): number {
  return Math.round(process.resourceUsage().maxRSS / 1024);
}

async function main(): Promise<void> {
  const folder = await makeFolder();
  try {
    console.log(
      `${''.padEnd(24)}${['MB', 's', '1000 rows/s', 'peak MB so far'].map((cell) => cell.padStart(14)).join('')}`,
    );
    for (const form of forms) console.log(form.title.padEnd(24) + (await measure(folder.path, form)));
  } finally {
    await folder.remove();
  }
}

void main();
