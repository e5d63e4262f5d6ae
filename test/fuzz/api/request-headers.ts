import * as fc from 'fast-check';

type Headers = Readonly<Record<string, string>>;

/** Headers that clients send. */
export const soundHeaders: fc.Arbitrary<Headers> = sometimes({
  accept: ['application/json', 'text/csv', 'application/x-ndjson', 'text/event-stream', '*/*'],
  prefer: ['wait=1', 'wait=0', 'respond-async'],
  'idempotency-key': ['one', 'two', 'three'],
  'if-match': ['*', '"1"'],
  'if-none-match': ['"1"', '*'],
  'accept-language': ['ru', 'zh-Hans', 'en'],
});

/** Headers that no client should send. */
export const wildHeaders: fc.Arbitrary<Headers> = sometimes({
  accept: ['image/png', ';q=', 'a/b;q=2', '*'.repeat(500)],
  prefer: ['wait=-1', 'wait=x', ';;', 'wait=1e9', 'wait'],
  'idempotency-key': ['', 'x'.repeat(300), '"', ' a'],
  'if-match': ['1', '""', '"x", "y"', 'W/"1"', '"9007199254740993"'],
  'if-none-match': ['1', 'W/', '"'],
  'x-request-id': ['x'.repeat(500), '{}', 'a b'],
  'accept-language': ['xx', '*', ';', 'a'.repeat(500)],
  'last-event-id': ['x', '-1', '99999999999999999999'],
  'content-encoding': ['gzip', 'br', 'x'],
  range: ['bytes=0-1', 'x'],
  cookie: ['a=b', ';;;'],
});

/** Each with one of its values, now and then. */
function sometimes(choices: Readonly<Record<string, readonly string[]>>): fc.Arbitrary<Headers> {
  const members = Object.entries(choices).map(([name, values]) => [
    name,
    fc.oneof({ weight: 6, arbitrary: fc.constant(undefined) }, fc.constantFrom(...values)),
  ]);
  return fc
    .record(Object.fromEntries(members) as Record<string, fc.Arbitrary<string | undefined>>)
    .map((all) => Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as Headers);
}
