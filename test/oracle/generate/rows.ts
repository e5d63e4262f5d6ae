import { Temporal } from 'temporal-polyfill';
import type { Cell, Dataset, Field, Row } from '../evaluator/model';
import { makeDate, makeInstant } from './moments';
import type { Rng } from './rng';

const SIZES: Readonly<Record<string, readonly [number, number]>> = {
  accounts: [3, 9],
  reps: [2, 4],
  orders: [6, 34],
  items: [5, 26],
  subs: [4, 16],
  steps: [5, 22],
  spend: [3, 16],
};

const TEXTS: Readonly<Record<string, readonly string[]>> = {
  region: ['north', 'south', 'Юг', '東', 'north '],
  team: ['red', 'blue', 'Red'],
  plan: ['basic', 'pro', '😀 pro'],
  label: ['a', 'A', 'é', 'ж', '数', '😀', ' ', ' a ', 'b_c%', '10'],
};

/** What stands in the channel, whatever it is called. */
const CHANNELS = ['web', 'shop', 'телефон', 'Web'];

type Keys = Readonly<Record<string, readonly Cell[]>>;

/** Rows with nulls, repeated values, foreign keys that lead nowhere, and moments at every border. */
export function makeRows(datasets: readonly Dataset[], rng: Rng): Readonly<Record<string, readonly Row[]>> {
  const rows: Record<string, readonly Row[]> = {};
  const keys: Record<string, readonly Cell[]> = {};
  const order = ['reps', 'accounts', 'orders', 'items', 'subs', 'steps', 'spend'];
  const sorted = datasets.toSorted((a, b) => order.indexOf(a.name) - order.indexOf(b.name));
  for (const dataset of sorted) {
    const [low, high] = SIZES[dataset.name] ?? [3, 9];
    const count = rng.chance(0.03) ? 0 : rng.int(low, high);
    const made = Array.from({ length: count }, (_, index) => makeRow(dataset, index, { rng, keys }));
    rows[dataset.name] = distinct(dataset, made);
    keys[dataset.name] = rows[dataset.name]!.map((row) => row[dataset.primary_key[0]!] ?? null);
  }
  return rows;
}

function makeRow(dataset: Dataset, index: number, { rng, keys }: { readonly rng: Rng; readonly keys: Keys }): Row {
  const stored = dataset.fields.filter(({ formula }) => formula === undefined);
  const row = Object.fromEntries(
    stored.map((one) => [one.name, makeCell(one, { dataset, index, rng, keys })] as const),
  );
  const { valid } = dataset;
  const ends = valid?.to;
  const from = valid && row[valid.from];
  if (ends !== undefined && typeof from === 'string' && rng.chance(0.7))
    row[ends] = Temporal.PlainDate.from(from)
      .add({ days: rng.pick([0, 1, 1, 15, 31, 40, 90, 200]) })
      .toString();
  return row;
}

interface Making {
  readonly dataset: Dataset;
  readonly index: number;
  readonly rng: Rng;
  readonly keys: Keys;
}

function makeCell(field: Field, { dataset, index, rng, keys }: Making): Cell {
  const { name } = field;
  const target = dataset.relationships.find(({ pairs }) => pairs.some(([own]) => own === name))?.to;
  const isKey = dataset.primary_key.includes(name);
  if (target !== undefined) return makeForeignKey(keys[target] ?? [], field, { isKey, rng });
  if (isKey) return field.type === 'text' ? `k${index + 1}` : dataset.name === 'items' ? rng.int(1, 3) : index + 1;
  // A history whose first moments are open would have two beginnings.
  const isBeginning = dataset.valid?.from === name;
  const nulls = dataset.valid?.until_next_per !== undefined && isBeginning ? 0 : isBeginning ? 0.08 : 0.15;
  return rng.chance(nulls) ? null : makeValue(field, rng);
}

/** Sometimes null, sometimes of a row that is not there. */
function makeForeignKey(
  known: readonly Cell[],
  { type }: Field,
  { isKey, rng }: { readonly isKey: boolean; readonly rng: Rng },
): Cell {
  if (!isKey && rng.chance(0.1)) return null;
  if (known.length === 0 || rng.chance(0.08)) return type === 'text' ? 'k99' : 99;
  return rng.pick(known);
}

function makeValue({ name, type, values }: Field, rng: Rng): Cell {
  switch (type) {
    case 'integer':
      return rng.pick([0, 1, 2, 2, 3, 5, 8, -1, rng.int(-20, 50)]);
    case 'decimal':
      return rng.pick([0, 0.1, 0.2, 0.3, 19.99, -5.5, rng.int(-500, 20_000) / 100]);
    case 'number':
      return rng.pick([0, 0.5, 1, 1.5, -2.25, rng.int(-40, 200) / 4]);
    case 'boolean':
      return rng.chance(0.5);
    case 'date':
      return makeDate(rng);
    case 'timestamp':
      return makeInstant(rng);
    case 'text':
      return rng.pick(values ?? TEXTS[name] ?? CHANNELS);
  }
}

/** The first row of each key, in any order. */
function distinct({ primary_key }: Dataset, rows: readonly Row[]): readonly Row[] {
  const byKey = new Map(rows.map((row) => [primary_key.map((key) => String(row[key])).join('|'), row]));
  return [...byKey.values()];
}

/** Texts that may stand in a field. */
export function textsOf({ name, values }: Field): readonly string[] {
  return values ?? TEXTS[name] ?? CHANNELS;
}
