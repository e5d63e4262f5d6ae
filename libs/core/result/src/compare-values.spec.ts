import type { CellValue } from '@core/definition';
import type { ValueType } from '@core/formula';
import { compareValues } from './compare-values';
import { finish } from './steps/steps';

function compare(
  rows: readonly (readonly CellValue[])[],
  types: readonly [ValueType, ValueType] = ['number', 'number'],
) {
  const columns = [
    { name: 'period', type: 'date' as const },
    { name: 'm@1', type: types[0] },
    { name: 'm@2', type: types[1] },
  ];
  const { comparison, ...result } = finish(compareValues({ columns, rows, warnings: [] }));
  return { summary: comparison!, result };
}

describe('two series side by side', () => {
  it('are old, new, their difference and the change in parts of the old value', () => {
    const { result } = compare([
      ['2017-01-01', 2, 3],
      ['2017-02-01', 4, 4],
    ]);
    expect(result.columns.map(({ name }) => name)).toEqual(['period', 'old', 'new', 'difference', 'change']);
    expect(result.rows).toEqual([
      ['2017-01-01', 2, 3, 1, 0.5],
      ['2017-02-01', 4, 4, 0, 0],
    ]);
  });

  it('count rows that are equal, changed, and there on one side alone', () => {
    const { summary, result } = compare([
      ['a', 1, 1],
      ['b', null, null],
      ['c', 1, 2],
      ['d', 5, null],
      ['e', null, 7],
    ]);
    expect(summary).toMatchObject({ rows: 5, equal: 2, changed: 1, only_in_old: 1, only_in_new: 1 });
    expect(result.rows[3]).toEqual(['d', 5, null, null, null]);
    expect(summary.largest.map(({ of }) => of['period'])).toEqual(['e', 'd', 'c']);
  });

  it('keep the ten rows that differ most', () => {
    const { summary } = compare(Array.from({ length: 30 }, (_, index) => [`r${index}`, 0, (index * 7) % 30]));
    expect(summary.largest.map(({ difference }) => difference)).toEqual([29, 28, 27, 26, 25, 24, 23, 22, 21, 20]);
  });

  it('have no change from nothing', () => {
    expect(compare([['a', 0, 3]]).result.rows).toEqual([['a', 0, 3, 3, null]]);
  });

  it('are equal where doubles part in their last digits, exact where nothing is rounded', () => {
    expect(compare([['a', 0.1 + 0.2, 0.3]]).summary.equal).toBe(1);
    const exact = compare([['a', '9007199254740993', '9007199254740994']], ['integer', 'integer']);
    expect([exact.summary.changed, exact.result.rows[0]?.[3]]).toEqual([1, 1]);
    expect(compare([['a', 0.1, 0.3]], ['decimal', 'decimal']).result.rows[0]?.[3]).toBe(0.2);
  });

  it('are compared as they are written where they are no numbers', () => {
    const { result, summary } = compare(
      [
        ['a', 'x', 'y'],
        ['b', 'x', 'x'],
      ],
      ['text', 'text'],
    );
    expect(result.rows).toEqual([
      ['a', 'x', 'y', null, null],
      ['b', 'x', 'x', null, null],
    ]);
    expect([summary.changed, summary.equal]).toEqual([1, 1]);
  });

  it('leave no room for a dimension of such a name', () => {
    const columns = ['new', 'm@1', 'm@2'].map((name) => ({ name, type: 'number' as const }));
    expect(() => finish(compareValues({ columns, rows: [], warnings: [] }))).toThrow('two columns "new"');
  });
});
