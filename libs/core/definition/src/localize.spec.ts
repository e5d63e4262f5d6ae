import { localize } from './localize';

const title = { en: 'Win rate', ru: 'Доля выигранных', 'zh-Hans': '赢单率', 'zh-Hant': '贏單率', 'pt-BR': 'Taxa' };

describe('a text in several languages', () => {
  it.each([
    [['ru'], 'Доля выигранных'],
    [['ru-BY', 'en'], 'Доля выигранных'],
    [['zh'], '赢单率'],
    [['zh-CN'], '赢单率'],
    [['zh-Hans-SG'], '赢单率'],
    [['zh-TW'], '贏單率'],
    [['zh-HK'], '贏單率'],
    [['ZH-hant'], '贏單率'],
    [['pt'], 'Taxa'],
    [['de', 'ru'], 'Доля выигранных'],
    [['de'], 'Win rate'],
    [['*'], 'Win rate'],
    [['!'], 'Win rate'],
    [[], 'Win rate'],
  ])('for %j', (languages, expected) => {
    expect(localize(title, languages, 'win_rate')).toBe(expected);
  });

  it('falls back to its first language without English, and to the name without any text', () => {
    expect(localize({ ru: 'Доля', 'zh-Hans': '率' }, ['de'], 'x')).toBe('Доля');
    expect(localize({ 'zh-Hant': '率' }, ['zh-CN'], 'x')).toBe('率');
    expect(localize(undefined, ['en'], 'win_rate')).toBe('win_rate');
    expect(localize({}, ['en'], 'win_rate')).toBe('win_rate');
  });

  it('is itself when it is one text', () => {
    expect(localize('Win rate', ['ru'], 'x')).toBe('Win rate');
  });
});
