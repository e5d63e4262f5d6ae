import type { CellValue, ExpectedRow, MetricTestDefinition } from '@core/definition';
import type { RunResult } from '@core/result';

/** Digits that doubles must agree on; engines may differ beyond. */
const SIGNIFICANT_DIGITS = 12;

export interface Comparison {
  readonly passed: boolean;
  readonly actual: CellValue | readonly (readonly CellValue[])[];
}

/**
 * Holds a result against what a test expects: one value for a result of one row, or rows in any order. A dimension
 * may be named by its last part, a bucket by its grain (`month: 2024-01`) or as `period`.
 */
export function compareWithExpected(result: RunResult, metric: string, expected: MetricTestDefinition['expect']): Comparison {
  const column = result.columns.findIndex(({ name }) => name === metric);
  if (expected === null || typeof expected !== 'object') {
    const actual = result.rows.length === 1 ? (result.rows[0]?.[column] ?? null) : result.rows;
    return { passed: !Array.isArray(actual) && equalCells(actual as CellValue, expected), actual };
  }
  const open = [...expected.rows];
  for (const row of result.rows) {
    const match = open.findIndex((candidate) => matches(result, row, candidate) && equalCells(row[column] ?? null, candidate.value));
    if (match < 0) return { passed: false, actual: result.rows };
    open.splice(match, 1);
  }
  return { passed: open.length === 0, actual: result.rows };
}

function matches({ columns }: RunResult, row: readonly CellValue[], { dims = {} }: ExpectedRow): boolean {
  return Object.entries(dims).every(([name, value]) => {
    const index = columns.findIndex((column) => column.name === name);
    const byLastPart = columns.findIndex((column) => column.name.split('.').at(-1) === name);
    const bucket = columns.findIndex((column) => column.name === 'period');
    const isGrain = ['hour', 'day', 'week', 'month', 'quarter', 'year', 'period'].includes(name);
    const at = index >= 0 ? index : byLastPart >= 0 ? byLastPart : isGrain ? bucket : -1;
    const cell = row[at] ?? null;
    return at === bucket && at >= 0 ? namesBucket(cell, value) : at >= 0 && equalCells(cell, value);
  });
}

/** `2024-01` and `2024` name the buckets that begin there, `2024-Q2` and `2024-W05` by their calendar. */
function namesBucket(label: CellValue, name: CellValue): boolean {
  const wanted = String(name);
  if (label === wanted || typeof label !== 'string') return label === wanted;
  const quarter = /^(\d{4})-Q([1-4])$/.exec(wanted);
  if (quarter) return label === `${quarter[1]}-${String((Number(quarter[2]) - 1) * 3 + 1).padStart(2, '0')}-01`;
  const whole = `${wanted}${'-01-01'.slice(Math.max(0, wanted.length - 4))}`;
  return label === whole;
}

function equalCells(actual: CellValue, expected: CellValue): boolean {
  if (actual === expected) return true;
  if (actual === null || expected === null || typeof actual === 'boolean' || typeof expected === 'boolean') return false;
  const numbers = [Number(actual), Number(expected)];
  if (typeof actual === 'string' && typeof expected === 'string') return false;
  if (numbers.some(Number.isNaN)) return false;
  return numbers[0]?.toPrecision(SIGNIFICANT_DIGITS) === numbers[1]?.toPrecision(SIGNIFICANT_DIGITS);
}
