import type { CellValue } from '@core/definition';
import { DomainError } from '@core/diagnostics';
import type { ValueType } from '@core/formula';
import type { ComparedRow, ResultColumn, ResultComparison, RunResult } from './run-result';
import { exactArithmetic } from './scalar/exact-arithmetic';
import { inSlices, type Steps } from './steps/steps';
import { fromCell, isExact, toCell, toDouble } from './value/cells';
import type { Exact } from './value/value';

/** Rows that a summary shows. */
const MOST_SHOWN = 10;
/** Doubles that part later than this do so by the order in which they were added up. */
const NOISE = 1e-12;

const compared = ['old', 'new', 'difference', 'change'] as const;

/**
 * Sets the last two columns of a result against each other, row by row: they become `old`, `new`, `difference` and `change`. The
 * rows are those of both, for one plan made them. Throws `run.column_taken` where a dimension bears one of those names.
 */
export function* compareValues(result: RunResult): Steps<RunResult> {
  const names = result.columns.slice(0, -2);
  const taken = names.find(({ name }) => (compared as readonly string[]).includes(name));
  if (taken !== undefined) throw DomainError.of('run.column_taken', { name: taken.name });
  const [before, after] = result.columns.slice(-2);
  if (before === undefined || after === undefined) throw new RangeError('a comparison needs two columns');
  const compare = comparisonOf(before.type, after.type);
  const tally = openTally(names);
  const rows: CellValue[][] = [];
  yield* inSlices(result.rows.length, (from, to) => {
    for (const row of result.rows.slice(from, to)) {
      const [first = null, second = null] = row.slice(-2);
      const pair = compare(first, second);
      tally.add(row, pair);
      rows.push([...row.slice(0, -2), first, second, pair.difference, pair.change]);
    }
  });
  return { ...result, columns: columnsOf(names, before, after), rows, comparison: tally.close() };
}

function columnsOf(names: readonly ResultColumn[], before: ResultColumn, after: ResultColumn): readonly ResultColumn[] {
  const isExactPair = before.exact === true || after.exact === true;
  return [
    ...names,
    { ...before, name: 'old' },
    { ...after, name: 'new' },
    { name: 'difference', type: differenceType(before.type, after.type), ...(isExactPair && { exact: true }) },
    { name: 'change', type: 'number' },
  ];
}

interface Pair extends Omit<ComparedRow, 'of'> {
  readonly standing: 'equal' | 'changed' | 'only_in_old' | 'only_in_new';
}

function isNumeric(type: ValueType): boolean {
  return type === 'number' || isExact(type);
}

function differenceType(before: ValueType, after: ValueType): ValueType {
  if (![before, after].every(isExact)) return 'number';
  return before === after ? before : 'decimal';
}

/** Compares cells of two types; numbers by their value, anything else as it is written. */
function comparisonOf(before: ValueType, after: ValueType): (old: CellValue, now: CellValue) => Pair {
  const type = differenceType(before, after);
  const areNumbers = isNumeric(before) && isNumeric(after);
  return (old, now) => {
    const none = { old, new: now, difference: null, change: null };
    if (old === null || now === null) {
      const standing = old === now ? 'equal' : old === null ? 'only_in_new' : 'only_in_old';
      return { ...none, standing };
    }
    if (!areNumbers) return { ...none, standing: old === now ? 'equal' : 'changed' };
    const [left, right] = [fromCell(old, before) as Exact, fromCell(now, after) as Exact];
    const difference = isExact(type)
      ? exactArithmetic.subtract(right, left)
      : withoutNoise(toDouble(left), toDouble(right));
    return {
      ...none,
      standing: toDouble(difference) === 0 ? 'equal' : 'changed',
      difference: finite(toCell(difference, type)),
      change: finite(toDouble(difference) / toDouble(left)),
    };
  };
}

/** What is too large for a double, and what is divided by zero, is null. */
function finite(cell: CellValue): CellValue {
  return typeof cell === 'number' && !Number.isFinite(cell) ? null : cell;
}

function withoutNoise(left: number, right: number): number {
  const difference = right - left;
  return Math.abs(difference) <= NOISE * Math.max(Math.abs(left), Math.abs(right)) ? 0 : difference;
}

/** Counts rows, and keeps those that differ most. */
function openTally(names: readonly ResultColumn[]) {
  const counts = { equal: 0, changed: 0, only_in_old: 0, only_in_new: 0 };
  const largest: { readonly size: number; readonly row: ComparedRow }[] = [];
  let rows = 0;
  return {
    add(cells: readonly CellValue[], { standing, ...pair }: Pair): void {
      rows += 1;
      counts[standing] += 1;
      if (standing === 'equal') return;
      const size = sizeOf(pair);
      if (largest.length === MOST_SHOWN && size <= (largest.at(-1)?.size ?? 0)) return;
      const of = Object.fromEntries(names.map(({ name }, index) => [name, cells[index] ?? null]));
      const place = largest.findIndex((other) => other.size < size);
      largest.splice(place < 0 ? largest.length : place, 0, { size, row: { of, ...pair } });
      if (largest.length > MOST_SHOWN) largest.pop();
    },
    close: (): ResultComparison => ({ rows, ...counts, largest: largest.map(({ row }) => row) }),
  };
}

/** A value that is there on one side alone differs by all of itself. */
function sizeOf({ old, new: now, difference }: Omit<ComparedRow, 'of'>): number {
  const size = Math.abs(Number(difference ?? old ?? now));
  return Number.isNaN(size) ? 0 : size;
}
