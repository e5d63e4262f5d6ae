import { renderTable } from './render-table';

const number = (name: string) => ({ name, type: 'number' });

describe('a result on the command line', () => {
  it('is a table with numbers to the right and a dash for nothing, warnings below', () => {
    const columns = [{ name: 'region', type: 'text' }, number('revenue')];
    const rows = [
      { region: 'North', revenue: 12 },
      { region: null, revenue: null },
    ];
    expect(renderTable({ columns, rows, warnings: [{ message: 'divided by zero' }] })).toBe(
      ['region  revenue', '------  -------', 'North        12', '–             –', 'warning: divided by zero', ''].join(
        '\n',
      ),
    );
  });

  it('stands straight beside letters that take two places', () => {
    const columns = [{ name: 'region', type: 'text' }, number('revenue')];
    const lines = renderTable({
      columns,
      rows: [
        { region: '北京', revenue: 1 },
        { region: 'North', revenue: 2 },
      ],
    }).split('\n');
    expect(lines.slice(2, 4)).toEqual(['北京          1', 'North         2']);
  });

  it('of many columns and few rows has a line for each column', () => {
    const names = Array.from({ length: 12 }, (_, index) => `some_long_metric_${index}`);
    const row = Object.fromEntries(names.map((name, index) => [name, index]));
    const lines = renderTable({ columns: names.map(number), rows: [row, row] }).split('\n');
    expect(lines.slice(9)).toEqual([
      'some_long_metric_9    9   9',
      'some_long_metric_10  10  10',
      'some_long_metric_11  11  11',
      '',
    ]);
    const many = renderTable({ columns: names.map(number), rows: Array.from({ length: 6 }, () => row) });
    expect(many.split('\n')).toHaveLength(9);
  });

  it('shows by their numbers what steers a terminal, breaks a line or turns its direction', () => {
    const columns = [{ name: 'region', type: 'text' }];
    const table = renderTable({
      columns,
      rows: [{ region: '\u001B[2Jgone\n\u202Egpj' }],
      warnings: [{ message: '\u009B1m' }],
    });
    expect(table.split('\n').slice(2)).toEqual(['<U+001B>[2Jgone<U+000A><U+202E>gpj', 'warning: <U+009B>1m', '']);
  });
});
