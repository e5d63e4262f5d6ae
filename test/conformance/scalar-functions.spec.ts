import { LocalWarehouse } from '@adapters/warehouse';
import type { CellValue, FieldTypeText } from '@core/definition';
import { scalarNames, type ValueType } from '@core/formula';
import type { RowExpression } from '@core/plan';
import { compileFrameQuery } from '@core/sql';
import { checkedDataset } from '../support/checked-dataset';
import { frameOf } from '../support/row-expressions';
import type { ScalarArgument } from '../support/scalar-arguments';
import { businessCases } from '../support/scalar-cases-business';
import { describeCase, scalarCases, type ScalarCase } from '../support/scalar-cases';

const warehouse = new LocalWarehouse({ data_root: __dirname, threads: 1 });

afterAll(() => warehouse.close());

const allCases = [...scalarCases, ...businessCases];
const cases = allCases.map((scalarCase) => [describeCase(scalarCase), scalarCase] as const);

describe('DuckDB, over a row', () => {
  it.each(cases)('%s', async (_, scalarCase) => {
    expect(await overRow(scalarCase)).toEqual(agreesWith(scalarCase.expected));
  });
});

describe('DuckDB, over literals', () => {
  it.each(cases)('%s', async (_, scalarCase) => {
    const actual = await evaluate(scalarCase, scalarCase.arguments.map(literal), {});
    expect(actual).toEqual(agreesWith(scalarCase.expected));
  });
});

it('covers every function but lookup, which the planner spells out as case', () => {
  const covered = new Set(allCases.map((scalarCase) => scalarCase.function));
  expect(scalarNames.filter((name) => !covered.has(name))).toEqual(['lookup']);
});

/** Every argument that can be is a column of a row. */
async function overRow(scalarCase: ScalarCase): Promise<CellValue> {
  const cells: Record<string, readonly [ValueType, CellValue]> = {};
  const place = (argument: ScalarArgument): RowExpression => {
    if (argument.kind === 'call') return { ...argument, arguments: argument.arguments.map(place) };
    if (argument.kind === 'duration' || argument.isLiteral) return literal(argument);
    const column = `c${Object.keys(cells).length}`;
    cells[column] = [argument.type, argument.value];
    return { kind: 'column', type: argument.type, path: [], column };
  };
  return evaluate(scalarCase, scalarCase.arguments.map(place), cells);
}

async function evaluate(
  { function: name, type, timezone = 'UTC', hours }: ScalarCase,
  args: readonly RowExpression[],
  cells: Readonly<Record<string, readonly [ValueType, CellValue]>>,
): Promise<CellValue> {
  const fields = Object.fromEntries(
    Object.entries(cells).map(([column, [columnType]]) => [column, fieldTypeOf(columnType)]),
  );
  const dataset = checkedDataset('case_rows', { id: 'integer', ...fields });
  const row = { id: 1, ...Object.fromEntries(Object.entries(cells).map(([column, [, value]]) => [column, value])) };
  const session = await warehouse.openRows([dataset], { case_rows: [row] });
  try {
    const expression: RowExpression = { kind: 'call', type, function: name, arguments: args, ...(hours && { hours }) };
    const dimensions = [{ name: 'value', type, expression }];
    const frame = await session.execute(compileFrameQuery(frameOf('case_rows', { timezone, dimensions }), 'duckdb'));
    return frame.columns[0]!.values[0]!;
  } finally {
    await session.close();
  }
}

function literal(argument: ScalarArgument): RowExpression {
  switch (argument.kind) {
    case 'duration':
      return { kind: 'duration', type: 'duration', duration: { amount: argument.amount, unit: argument.unit } };
    case 'call':
      return { ...argument, arguments: argument.arguments.map(literal) };
    case 'value':
      return {
        kind: 'literal',
        type: argument.type,
        value: typeof argument.value === 'number' ? String(argument.value) : argument.value,
      };
  }
}

function fieldTypeOf(type: ValueType): FieldTypeText {
  return type === 'decimal' ? 'decimal(30,6)' : (type as FieldTypeText);
}

/** Doubles agree in twelve digits; all else exactly. */
function agreesWith(expected: CellValue): unknown {
  return typeof expected === 'number' && !Number.isInteger(expected)
    ? { asymmetricMatch: (actual: unknown) => typeof actual === 'number' && Math.abs(actual / expected - 1) <= 1e-12 }
    : expected;
}
