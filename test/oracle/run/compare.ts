import type { RunResult } from '@core/result';
import type { Answer, AnswerCell, Column } from '../evaluator/answer';
import type { Type } from '../evaluator/formula';
import type { Cell } from '../evaluator/model';
import { big } from '../evaluator/value';

/** Where two answers part. */
export interface Difference {
  readonly column: string;
  readonly names: readonly Cell[];
  readonly what: 'type' | 'row too many' | 'row missing' | 'value';
  readonly oracle: Cell | undefined;
  readonly engine: Cell | undefined;
}

/** Every cell of every row; those that rounding could turn are passed over. */
export function differences(oracle: Answer, engine: RunResult): readonly Difference[] {
  const count = engine.columns.length - oracle.columns.length;
  const types = oracle.columns.flatMap(({ name, type }, index): readonly Difference[] => {
    const other = engine.columns[count + index];
    return other?.name === name && other.type === type
      ? []
      : [{ column: name, names: [], what: 'type', oracle: type, engine: `${other?.name}: ${other?.type}` }];
  });
  if (oracle.isFragile) return types;
  const keyed = new Map(engine.rows.map((row) => [keyOf(row.slice(0, count)), row]));
  const own = new Map(oracle.rows.map((row) => [keyOf(row.names), row]));
  const [only] = oracle.columns;
  const extra = engine.rows
    .filter((row) => !own.has(keyOf(row.slice(0, count))))
    .map((row): Difference => ({
      column: only?.name ?? '',
      names: row.slice(0, count),
      what: 'row too many',
      oracle: undefined,
      engine: row[count] ?? null,
    }));
  const cells = oracle.rows.flatMap(({ names, cells: values }) => {
    const row = keyed.get(keyOf(names));
    if (row === undefined) {
      return [
        {
          column: only?.name ?? '',
          names,
          what: 'row missing',
          oracle: values[0]?.value ?? null,
          engine: undefined,
        } as const,
      ];
    }
    return values.flatMap((cell, index) =>
      compareCell(cell, row[count + index] ?? null, { names, column: oracle.columns[index]! }),
    );
  });
  return [...types, ...extra, ...cells];
}

function compareCell(
  cell: AnswerCell,
  engine: Cell,
  { names, column }: { readonly names: readonly Cell[]; readonly column: Column },
): readonly Difference[] {
  if (cell.fragile || isEqual(cell.value, engine, column.type)) return [];
  return [{ column: column.name, names, what: 'value', oracle: cell.value, engine }];
}

function isEqual(a: Cell, b: Cell, type: Type): boolean {
  if (a === null || b === null) return a === b;
  if (type === 'integer' || type === 'decimal') return big(String(a)).equals(big(String(b)));
  if (type === 'timestamp') return Date.parse(String(a)) === Date.parse(String(b));
  if (type !== 'number') return a === b;
  const [x, y] = [Number(a), Number(b)];
  return Math.abs(x - y) <= 1e-9 * Math.max(1, Math.abs(x), Math.abs(y));
}

function keyOf(names: readonly Cell[]): string {
  return JSON.stringify(names.map(plain));
}

/** Numbers as they are read, to the digits that doubles agree on; moments as one text each. */
function plain(cell: Cell): Cell {
  if (typeof cell === 'string' && /^-?\d+(\.\d+)?$/.test(cell)) return plain(Number(cell));
  if (typeof cell === 'number' && !Number.isInteger(cell)) return Number(cell.toPrecision(12));
  return typeof cell === 'string' && /^\d{4}-\d\d-\d\dT/.test(cell) ? Date.parse(cell) : cell;
}
