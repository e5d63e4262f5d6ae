import { DomainError } from '@core/diagnostics';
import { checkAttributes } from './check-attributes';

function findings(attributes: Record<string, unknown>): readonly string[] {
  try {
    checkAttributes(attributes);
    return [];
  } catch (error) {
    return error instanceof DomainError ? error.diagnostics.map(({ path, message }) => `${path}: ${message}`) : [];
  }
}

describe('attributes of a key', () => {
  it('are texts, numbers, booleans and lists of texts, under names that conditions can write', () => {
    const sound = { region: 'West', Бюро: 'Минск', level: 3.5, on: false, teams: ['a', ''], none: [] };
    expect(checkAttributes(sound)).toBe(sound);
  });

  it('are refused with every finding and its place', () => {
    expect(findings({ 'a b': 'x', region: null, level: NaN, teams: ['a', 1], bag: { x: 1 } })).toEqual([
      '/attributes/a b: "a b" is no name of an attribute: it takes letters, digits and _, at most 63 bytes',
      '/attributes/region: the attribute "region" is null; it takes a text, a number, true or false, or a list of texts',
      '/attributes/level: the attribute "level" is a value of type number; it takes a text, a number, true or false, or a list of texts',
      '/attributes/teams: the attribute "teams" is a list whose item 2 is no text of at most 1000 characters; it takes a text, a number, true or false, or a list of texts',
      '/attributes/bag: the attribute "bag" is a value of type object; it takes a text, a number, true or false, or a list of texts',
    ]);
  });

  it('have limits', () => {
    expect(findings({ long: 'x'.repeat(1_001) })[0]).toContain('a text of 1001 characters');
    expect(findings({ list: Array.from({ length: 1_001 }, () => 'x') })[0]).toContain('a list of 1001 texts');
    const many = Object.fromEntries(Array.from({ length: 51 }, (_, n) => [`a${n}`, 1]));
    expect(findings(many)).toEqual(['/attributes: there are 51 attributes; a key takes at most 50']);
    expect(findings({ ['ж'.repeat(32)]: 1 })).toHaveLength(1);
  });
});
