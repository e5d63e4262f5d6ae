import { formatValue } from './format-value';

describe('a value in a catalogue', () => {
  it.each([
    ['en', '35.2%', 'BYN 1,234.50', '4.5 days', '1,234 units', '–'],
    ['ru', '35,2 %', '1 234,50 BYN', '4,5 дня', '1 234 шт.', '–'],
    ['zh-Hans', '35.2%', 'BYN 1,234.50', '4.5天', '1,234 件', '–'],
    ['de', '35,2 %', '1.234,50 BYN', '4,5 Tage', '1.234 units', '–'],
  ])('is written as people of %s write it', (language, ...written) => {
    const values = [
      formatValue(0.352, { style: 'percent', decimals: 1 }, language),
      formatValue(1234.5, { style: 'currency', decimals: 2, unit: 'BYN' }, language),
      formatValue(4.5, { style: 'duration', decimals: 1, unit: 'days' }, language),
      formatValue('1234', { style: 'number', decimals: 0, unit: 'units' }, language),
      formatValue(null, { style: 'percent' }, language),
    ];
    expect(values).toEqual(written);
  });

  it('has up to two decimals without a format, and keeps its unit where that is no currency', () => {
    expect(formatValue(1.2345, undefined, 'en')).toBe('1.23');
    expect(formatValue(2, { style: 'currency', unit: 'BYN/h' }, 'en')).toBe('2 BYN/h');
    expect(formatValue('won', undefined, 'en')).toBe('won');
  });
});
