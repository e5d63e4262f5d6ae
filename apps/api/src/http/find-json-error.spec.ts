import * as fc from 'fast-check';
import { findJsonError } from './find-json-error';

describe('finding where a text stops being JSON', () => {
  it.each([
    ['{"a":}', 1, 6, '"}"', 'a value'],
    ['{"a":1', 1, 7, 'the end of the text', '"," or "}"'],
    ['', 1, 1, 'the end of the text', 'a value'],
    ['[1,]', 1, 4, '"]"', 'a value'],
    ['{\n  "a": 1,\n  b: 2\n}', 3, 3, '"b"', 'a name in quotes'],
    ['{"a": 01}', 1, 7, '"01"', 'a value'],
    ['[1] x', 1, 5, '"x"', 'nothing more'],
    ['{"a": "b\nc"}', 1, 7, '"\\"b"', 'a value'],
    ['[1}', 1, 3, '"}"', '"," or "]"'],
  ])('says line, column, what stands there and what should: %j', (text, line, column, found, expected) => {
    expect(findJsonError(text)).toEqual({ line, column, found, expected });
  });

  it('finds nothing wrong with any JSON', () => {
    fc.assert(
      fc.property(fc.json(), fc.constantFrom(undefined, 2), (text, indent) => {
        expect(findJsonError(JSON.stringify(JSON.parse(text), null, indent))).toBeUndefined();
      }),
    );
  });

  it('finds something wrong wherever JSON.parse does', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('{', '}', '[', ']', ',', ':', '"a"', '1', ' ', 'true', '-') }),
        (text) => {
          let sound = true;
          try {
            JSON.parse(text);
          } catch {
            sound = false;
          }
          expect(findJsonError(text) === undefined).toBe(sound);
        },
      ),
    );
  });
});
