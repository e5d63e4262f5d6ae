import type { FieldRef } from './formula';
import type { Dataset, Field, Relationship, World } from './model';
import { compareValues, keyOf, readValue, type Value } from './value';

/** A row with its cells read. */
export interface DataRow {
  readonly dataset: string;
  readonly values: Readonly<Record<string, Value>>;
}

/** The rows of a world, and how one leads to others. */
export class Data {
  readonly #datasets: ReadonlyMap<string, Dataset>;
  readonly #rows: ReadonlyMap<string, readonly DataRow[]>;
  readonly #targets = new Map<Relationship, ReadonlyMap<string, DataRow>>();
  readonly #ends = new Map<DataRow, Value>();

  constructor(readonly world: World) {
    this.#datasets = new Map(world.datasets.map((dataset) => [dataset.name, dataset]));
    this.#rows = new Map(world.datasets.map((dataset) => [dataset.name, readRows(dataset, world)]));
    for (const dataset of world.datasets) this.#closeIntervals(dataset);
  }

  dataset(name: string): Dataset {
    const dataset = this.#datasets.get(name);
    if (dataset === undefined) throw new Error(`there is no dataset ${name}`);
    return dataset;
  }

  rows(dataset: string): readonly DataRow[] {
    return this.#rows.get(dataset) ?? [];
  }

  /** The field that a reference ends at, and the dataset that has it. */
  fieldOf(ref: FieldRef): { readonly field: Field; readonly dataset: Dataset } {
    const dataset = this.endOf(ref.dataset, ref.path);
    const metric = this.world.metrics.find(({ name }) => name === ref.local);
    const fields = ref.local === undefined ? dataset?.fields : metric?.fields;
    const field = fields?.find(({ name }) => name === ref.field);
    if (dataset === undefined || field === undefined)
      throw new Error(`there is no ${[ref.dataset, ...ref.path, ref.field].join('.')}`);
    return { field, dataset };
  }

  relationship(dataset: string, name: string): Relationship | undefined {
    return this.dataset(dataset).relationships.find((relationship) => relationship.name === name);
  }

  endOf(dataset: string, path: readonly string[]): Dataset | undefined {
    let end: string | undefined = dataset;
    for (const name of path) end = end === undefined ? undefined : this.relationship(end, name)?.to;
    return end === undefined ? undefined : this.#datasets.get(end);
  }

  /** The row at the end of many-to-one relationships; undefined where a key is null or leads to nothing. */
  follow(row: DataRow, path: readonly string[]): DataRow | undefined {
    let at: DataRow | undefined = row;
    for (const name of path) at = at && this.#step(at, name);
    return at;
  }

  /** When a row of an interval dataset ends; null for never. */
  endOfValidity(row: DataRow): Value {
    const { valid } = this.dataset(row.dataset);
    return valid?.to === undefined ? (this.#ends.get(row) ?? null) : (row.values[valid.to] ?? null);
  }

  #step(row: DataRow, name: string): DataRow | undefined {
    const relationship = this.relationship(row.dataset, name);
    if (relationship === undefined) throw new Error(`${row.dataset} has no relationship ${name}`);
    const own = relationship.pairs.map(([field]) => row.values[field] ?? null);
    return own.includes(null) ? undefined : this.#targetsOf(relationship).get(own.map(keyOf).join('|'));
  }

  #targetsOf(relationship: Relationship): ReadonlyMap<string, DataRow> {
    const known = this.#targets.get(relationship);
    if (known) return known;
    const { to, pairs } = relationship;
    const key = (row: DataRow) => pairs.map(([, field]) => keyOf(row.values[field] ?? null)).join('|');
    const targets = new Map(this.rows(to).map((row) => [key(row), row]));
    this.#targets.set(relationship, targets);
    return targets;
  }

  /** In a history each row ends where the next of the same keys begins. */
  #closeIntervals({ name, valid, primary_key }: Dataset): void {
    if (valid?.until_next_per === undefined) return;
    const per = valid.until_next_per;
    const lines = new Map<string, DataRow[]>();
    for (const row of this.rows(name)) {
      const key = per.map((field) => keyOf(row.values[field] ?? null)).join('|');
      lines.set(key, [...(lines.get(key) ?? []), row]);
    }
    for (const line of lines.values()) {
      const sorted = line.toSorted((a, b) => compareRows(a, b, [valid.from, ...primary_key]));
      for (const [index, row] of sorted.entries()) this.#ends.set(row, sorted[index + 1]?.values[valid.from] ?? null);
    }
  }
}

/** By some fields in turn, nulls first. */
export function compareRows(a: DataRow, b: DataRow, fields: readonly string[]): number {
  for (const field of fields) {
    const difference = compareNullable(a.values[field] ?? null, b.values[field] ?? null);
    if (difference !== 0) return difference;
  }
  return 0;
}

export function compareNullable(a: Value, b: Value): number {
  if (a === null || b === null) return Number(b === null) - Number(a === null);
  return compareValues(a, b);
}

function readRows({ name, fields }: Dataset, world: World): readonly DataRow[] {
  const stored = fields.filter(({ formula }) => formula === undefined);
  return (world.rows[name] ?? []).map((row) => ({
    dataset: name,
    values: Object.fromEntries(stored.map((field) => [field.name, readValue(row[field.name] ?? null, field.type)])),
  }));
}
