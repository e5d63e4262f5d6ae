import { grains, type CellValue, type ExpectedRow, type MetricTestDefinition } from '@core/definition';
import { resolvePeriod } from '@core/plan';
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
export function compareWithExpected(
  result: RunResult,
  metric: string,
  expected: MetricTestDefinition['expect'],
): Comparison {
  const column = result.columns.findIndex(({ name }) => name === metric);
  if (expected === null || typeof expected !== 'object') {
    const actual = result.rows.length === 1 ? (result.rows[0]?.[column] ?? null) : result.rows;
    return { passed: !Array.isArray(actual) && equalCells(actual as CellValue, expected), actual };
  }
  const open = [...expected.rows];
  for (const row of result.rows) {
    const match = open.findIndex(
      (candidate) => matches(result, row, candidate) && equalCells(row[column] ?? null, candidate.value),
    );
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
    const isGrain = ['period', ...grains].includes(name);
    const at = index >= 0 ? index : byLastPart >= 0 ? byLastPart : isGrain ? bucket : -1;
    const cell = row[at] ?? null;
    return at === bucket && at >= 0 ? namesBucket(cell, value) : at >= 0 && equalCells(cell, value);
  });
}

/** `2024`, `2024-Q2`, `2024-01`, `2024-W05` name the buckets that begin with them. */
function namesBucket(label: CellValue, name: CellValue): boolean {
  if (label === name || typeof label !== 'string') return label === name;
  const { period } = resolvePeriod(String(name), { timezone: 'UTC', as_of: '2000-01-01T00:00:00Z' });
  return period?.from.date === label;
}

function equalCells(actual: CellValue, expected: CellValue): boolean {
  if (actual === expected) return true;
  if (actual === null || expected === null || typeof actual === 'boolean' || typeof expected === 'boolean')
    return false;
  const numbers = [Number(actual), Number(expected)];
  if (typeof actual === 'string' && typeof expected === 'string') return false;
  if (numbers.some(Number.isNaN)) return false;
  return numbers[0]?.toPrecision(SIGNIFICANT_DIGITS) === numbers[1]?.toPrecision(SIGNIFICANT_DIGITS);
}
