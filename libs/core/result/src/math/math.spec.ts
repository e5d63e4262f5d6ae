import { math } from './math';

describe('the functions of mathjs that values are computed with', () => {
  it('are twelve, on numbers', () => {
    expect(Object.keys(math).toSorted()).toEqual(
      [
        'abs',
        'add',
        'divide',
        'exp',
        'log',
        'log10',
        'multiply',
        'pow',
        'sign',
        'sqrt',
        'subtract',
        'unaryMinus',
      ].toSorted(),
    );
    expect([math.add(1, 2), math.pow(2, 10), math.sqrt(-1), math.log(0)]).toEqual([3, 1024, NaN, -Infinity]);
  });

  it.each([
    'config',
    'import',
    'create',
    'parse',
    'evaluate',
    'compile',
    'simplify',
    'derivative',
    'typed',
    'chain',
    'help',
    'unit',
    'matrix',
    'zeros',
    'range',
    'reviver',
    'expression',
    'type',
  ])('hold nothing that changes or reads formulas, or makes more than a number: %s', (name) => {
    expect(name in math).toBe(false);
    for (const one of Object.values(math)) expect(Object.keys(one as object)).not.toContain(name);
  });

  it('do not change when a function of theirs is called with what is no number', () => {
    const before = math.add(0.1, 0.2);
    const add = math.add as (x: unknown, y: unknown) => unknown;
    for (const wrong of ['config', { relTol: 1 }, [1], () => 1]) expect(() => add(wrong, 1)).toThrow(/type|convert/i);
    expect(math.add(0.1, 0.2)).toBe(before);
  });
});
