import { acceptParameter, negotiate, preferredLanguages } from './negotiate';

const offers = ['application/json', 'application/x-ndjson', 'text/csv'] as const;

describe('choosing a form by Accept', () => {
  it.each([
    [undefined, 'application/json'],
    ['', 'application/json'],
    ['*/*', 'application/json'],
    ['text/csv', 'text/csv'],
    ['text/*', 'text/csv'],
    ['TEXT/CSV; header=present', 'text/csv'],
    ['text/csv;q=0.5, application/x-ndjson', 'application/x-ndjson'],
    ['application/json;q=0, */*;q=0.1', 'application/x-ndjson'],
    ['text/html, application/xhtml+xml, */*;q=0.8', 'application/json'],
  ])('%j gets %s', (accept, form) => {
    expect(negotiate(accept, offers)).toBe(form);
  });

  it.each(['text/html', 'application/json;q=0', 'nonsense', 'text/csv;q=x'])('%j gets nothing', (accept) => {
    expect(negotiate(accept, offers)).toBeUndefined();
  });
});

describe('what Accept says beside a type', () => {
  it.each([
    ['text/csv; formulas=neutralised', 'neutralised'],
    ['application/json;formulas=no, TEXT/CSV;q=0.5;Formulas="neutralised"', 'neutralised'],
    ['text/csv', undefined],
    ['text/*; formulas=neutralised', undefined],
    [undefined, undefined],
  ])('%j says %j', (accept, value) => {
    expect(acceptParameter(accept, 'text/csv', 'formulas')).toBe(value);
  });
});

describe('languages by Accept-Language', () => {
  it('come best first, without those refused', () => {
    expect(preferredLanguages('en;q=0.5, ru, de;q=0, *;q=0.1, zh-Hans;q=0.8')).toEqual(['ru', 'zh-Hans', 'en']);
    expect(preferredLanguages(undefined)).toEqual([]);
  });

  it('are each there once, and no more than can be looked for in every text of an answer', () => {
    expect(preferredLanguages('ru,'.repeat(4_000))).toEqual(['ru']);
    const many = Array.from({ length: 3_000 }, (_, index) => `a${index}`);
    expect(preferredLanguages(many.join(','))).toEqual(many.slice(0, 10));
  });
});
