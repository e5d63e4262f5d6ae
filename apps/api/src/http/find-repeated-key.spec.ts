import * as fc from 'fast-check';
import { findRepeatedKey } from './find-repeated-key';

describe('finding a key that an object has twice', () => {
  it.each([
    ['{"a":1,"a":2}', 'a', 1],
    ['{"a":1,"\\u0061":2}', 'a', 1],
    ['{"x":[{"b":"}"},{"b":1,\n"c":{},"b":"b"}]}', 'b', 2],
    ['{"":1,"":2}', '', 1],
  ])('says which, and where: %j', (text, key, line) => {
    expect(findRepeatedKey(text)).toEqual({ key, line });
  });

  it.each(['{"a":{"a":"a"},"b":["a","a"]}', '["a","a"]', '{"a":"b","b":"a"}', '"a"', '{}'])(
    'finds none in %s',
    (text) => {
      expect(findRepeatedKey(text)).toBeUndefined();
    },
  );

  it('finds none in what an object was written as', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => expect(findRepeatedKey(JSON.stringify(value))).toBeUndefined()));
  });
});
