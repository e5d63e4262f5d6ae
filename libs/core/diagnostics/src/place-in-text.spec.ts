import { placeInText } from './place-in-text';

describe('placeInText', () => {
  const text = 'sum(amount)\r\n  .where(a)\n\nlast';

  it('counts lines and columns from 1, whatever ends the lines', () => {
    expect(placeInText(text, { start: 0, end: 3 })).toEqual({ line: 1, column: 1, end_column: 4, text: 'sum(amount)' });
    expect(placeInText(text, { start: 16, end: 21 })).toMatchObject({
      line: 2,
      column: 4,
      end_column: 9,
      text: '  .where(a)',
    });
    expect(placeInText(text, { start: 26, end: 30 })).toMatchObject({
      line: 4,
      column: 1,
      end_column: 5,
      text: 'last',
    });
  });

  it('ends a longer span with its first line', () => {
    expect(placeInText(text, { start: 4, end: 20 })).toMatchObject({ line: 1, column: 5, end_column: 12 });
  });

  it('holds a place at the very end', () => {
    expect(placeInText('ab', { start: 2, end: 3 }, 'x.yaml')).toEqual({
      file: 'x.yaml',
      line: 1,
      column: 3,
      end_column: 3,
      text: 'ab',
    });
  });
});
