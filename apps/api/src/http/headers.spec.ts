import { entityTag, matchedHash } from './entity-tag';
import { preferredWait } from './prefer';
import { requestIdOf } from './request-id';

describe('Prefer', () => {
  it.each([
    [undefined, undefined],
    ['respond-async', undefined],
    ['wait=30', 30],
    ['respond-async, wait = "5"', 5],
    ['wait=900', 60],
    ['wait=0', 0],
  ])('%j waits %s seconds', (header, seconds) => {
    expect(preferredWait(header)).toBe(seconds);
  });

  it.each(['wait=soon', 'wait=-1', 'wait='])('%j is refused', (header) => {
    expect(() => preferredWait(header)).toThrow('the header Prefer takes whole seconds');
  });
});

describe('If-Match', () => {
  it('gives back what ETag gave, weak or strong', () => {
    expect(matchedHash(entityTag('abc'))).toBe('abc');
    expect(matchedHash('W/"abc"')).toBe('abc');
  });

  it('asks for nothing when it is absent or a star', () => {
    expect(matchedHash(undefined)).toBeUndefined();
    expect(matchedHash('*')).toBeUndefined();
  });

  it('is refused without quotes', () => {
    expect(() => matchedHash('abc')).toThrow('the header If-Match takes one entity tag in quotes');
  });
});

describe('a request id', () => {
  it('is the caller’s when it cannot harm a log', () => {
    expect(requestIdOf({ headers: { 'x-request-id': 'web.1:2-3' } })).toBe('web.1:2-3');
    for (const text of ['', 'a b', 'a\nb', 'é', 'x'.repeat(129)]) {
      expect(requestIdOf({ headers: { 'x-request-id': text } })).toMatch(/^[0-9a-f]{8}-/);
    }
  });
});
