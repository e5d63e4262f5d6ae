import { hashDefinition } from './hash-definition';
import { parseDefinitions } from './parse-definitions';

const hashOf = (text: string) => parseDefinitions(text).definitions[0]?.hash;

describe('the hash of a definition', () => {
  it('is the same for YAML and JSON in any order and layout', () => {
    const yaml = '# note\nname: a\nkind: metric\nformula: >-\n  b\n  + c\ntitle: {ru: х, en: x}\n';
    const json = '{"kind":"metric","name":"a","title":{"en":"x","ru":"\\u0445"},"formula":"b + c"}';
    expect(hashOf(yaml)).toBe(hashOf(json));
  });

  it('changes with any value, and with the order of a list', () => {
    const base = 'kind: metric\nname: a\nformula: b\ntags: [x, y]\n';
    const others = [base.replace('b', 'c'), base.replace('x, y', 'y, x'), `${base}target: 1\n`, `${base}target: "1"\n`];
    expect(new Set([base, ...others].map(hashOf)).size).toBe(5);
  });

  it('takes no notice of keys without a value', () => {
    const metric = { kind: 'metric', name: 'a', formula: 'b' } as const;
    expect(hashDefinition({ ...metric, title: undefined } as never)).toBe(hashDefinition(metric));
  });
});
