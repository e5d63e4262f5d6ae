import { pointerSteps, stepInto, valueAt } from './json-pointer';

describe('a JSON pointer', () => {
  it('escapes what would be read as another step', () => {
    const path = stepInto(stepInto('/filters', 'a/b'), 'c~1');
    expect(path).toBe('/filters/a~1b/c~01');
    expect(pointerSteps(path)).toEqual(['filters', 'a/b', 'c~1']);
  });

  it('leads into maps and lists, and nowhere where there is nothing of its own', () => {
    const document = { fields: [{ 'a/b': 1 }] };
    expect(valueAt(document, '/fields/0/a~1b')).toBe(1);
    expect(valueAt(document, '')).toBe(document);
    expect(valueAt(document, '/fields/1/x')).toBeUndefined();
    expect(valueAt(document, '/constructor')).toBeUndefined();
  });
});
