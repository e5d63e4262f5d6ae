import type { CellValue } from '@core/definition';
import type { Leaf, RunPlan, ScalarExpression } from '@core/plan';
import { evaluatePlan, type FrameColumn } from '@core/result';
import type { ScalarArgument } from '../support/scalar-arguments';
import { businessCases } from '../support/scalar-cases-business';
import { describeCase, scalarCases, type ScalarCase } from '../support/scalar-cases';

const origin = { metric: 'case', span: { start: 0, end: 0 } };

const cases = [...scalarCases, ...businessCases].map((scalarCase) => [describeCase(scalarCase), scalarCase] as const);

describe('the remainder, over literals', () => {
  it.each(cases)('%s', (_, scalarCase) => {
    expect(evaluate(scalarCase, scalarCase.arguments.map(literal), [])).toEqual(roughly(scalarCase.expected));
  });
});

describe('the remainder, over values of a frame', () => {
  it.each(cases)('%s', (_, scalarCase) => {
    const columns: FrameColumn[] = [];
    const place = (argument: ScalarArgument): ScalarExpression => {
      if (argument.kind === 'call') return { ...argument, origin, arguments: argument.arguments.map(place) };
      if (argument.kind === 'duration' || argument.isLiteral) return literal(argument);
      const measure = `m${columns.length}`;
      columns.push({ name: measure, type: argument.type, values: [argument.value] });
      return {
        kind: 'leaf',
        type: argument.type,
        origin,
        frame: 0,
        measure,
        dimensions: [],
        missing: null,
      } satisfies Leaf;
    };
    expect(evaluate(scalarCase, scalarCase.arguments.map(place), columns)).toEqual(roughly(scalarCase.expected));
  });
});

function evaluate(
  { function: name, type, timezone = 'UTC', hours }: ScalarCase,
  args: readonly ScalarExpression[],
  columns: readonly FrameColumn[],
): CellValue {
  const measures = columns.map((column) => ({ ...column, aggregate: 'max', arguments: [] }) as const);
  const plan: RunPlan = {
    period: {},
    timezone,
    as_of: '2026-01-01T00:00:00Z',
    buckets: [{ label: '', window: {} }],
    space: { dimensions: [], listing: [] },
    frames: [
      {
        name: 'f',
        dataset: 'd',
        joins: [],
        bucketing: { kind: 'single', window: {} },
        timezone,
        dimensions: [],
        measures,
      },
    ],
    metrics: [],
    columns: [
      {
        name: 'value',
        metric: 'case',
        type,
        expression: { kind: 'call', type, origin, function: name, arguments: args, ...(hours && { hours }) },
      },
    ],
    order_by: [],
    definitions: {},
    warnings: [],
  };
  return evaluatePlan(plan, [{ columns, row_count: 1 }]).rows[0]![0]!;
}

function literal(argument: ScalarArgument): ScalarExpression {
  switch (argument.kind) {
    case 'duration':
      return { kind: 'duration', type: 'duration', origin, duration: { amount: argument.amount, unit: argument.unit } };
    case 'call':
      return { ...argument, origin, arguments: argument.arguments.map(literal) };
    case 'value': {
      const { type, value } = argument;
      return { kind: 'literal', type, origin, value: typeof value === 'number' ? String(value) : value };
    }
  }
}

/** Doubles agree in twelve digits, all else to the last. */
function roughly(expected: CellValue): unknown {
  return typeof expected === 'number' && !Number.isInteger(expected)
    ? {
        asymmetricMatch: (actual: unknown) =>
          typeof actual === 'number' && Math.abs(actual - expected) <= Math.abs(expected) * 1e-12,
      }
    : expected;
}
