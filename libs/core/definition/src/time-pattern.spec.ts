import { readTimePattern } from './time-pattern';

const problemOf = (text: string, type: 'date' | 'timestamp') => {
  const read = readTimePattern(text, type);
  return 'problem' in read ? read.problem : undefined;
};

describe('a pattern of dates and times', () => {
  it('is units and text that stands for itself', () => {
    expect(readTimePattern('d/MMM yyyyTHH', 'timestamp')).toEqual({
      parts: [
        { unit: 'day', text: 'd' },
        { unit: 'literal', text: '/' },
        { unit: 'month', text: 'MMM' },
        { unit: 'literal', text: ' ' },
        { unit: 'year', text: 'yyyy' },
        { unit: 'literal', text: 'T' },
        { unit: 'hour', text: 'HH' },
      ],
    });
  });

  it.each([
    ['dd.MM.yyyy', 'date'],
    ['yyyyMMdd', 'date'],
    ['M/d/yy', 'date'],
    ['yyyy年M月d日', 'date'],
    ['ddMMMyyyy', 'date'],
    ['dd.MM.yyyy', 'timestamp'],
    ['M/d/yyyy h:mm:ss a', 'timestamp'],
    ['yyyy-MM-ddTHH:mm:ss.SSSXXX', 'timestamp'],
  ] as const)('may be %s', (text, type) => {
    expect(problemOf(text, type)).toBeUndefined();
  });

  it.each([
    ['DD.MM.YYYY', 'date', 'holds "DD", which is none of yyyy, yy'],
    ['yyyy-MM-dd at', 'date', 'holds "t"'],
    ['dd.mm.yyyy', 'date', 'names the minute without the hour; the month is MM, the minute mm'],
    ['MM/yyyy', 'date', 'does not name the day'],
    ['dd.MM.yyyy dd', 'date', 'names the day twice'],
    ['dd.MM.yyyy HH:mm', 'date', 'names the hour, which a date does not have'],
    ['dd.MM.yyyy hh:mm', 'timestamp', 'needs h or hh and a together'],
    ['dd.MM.yyyy HH:mm a', 'timestamp', 'needs h or hh and a together'],
    ['dd.MM.yyyy HH:ss', 'timestamp', 'names the second without the minute'],
    ['yyyyMd', 'date', 'lets digits of "yyyy" and "M" run together'],
  ] as const)('may not be %s as a %s', (text, type, problem) => {
    expect(problemOf(text, type)).toContain(problem);
  });
});
