import * as fc from 'fast-check';
import { createFindings } from '../source/findings';
import { parseFormula } from './parse-formula';
import { childrenOf, type SyntaxNode } from './syntax-node';

const parse = (source: string) => {
  const findings = createFindings();
  return { tree: parseFormula(source, findings)?.tree, findings: findings.sorted() };
};

/** Every node as `kind: the text it stands for`, outside in. */
const quote = (source: string, node: SyntaxNode): readonly string[] => [
  `${node.kind}: ${source.slice(node.span.start, node.span.end)}`,
  ...childrenOf(node).flatMap((child) => quote(source, child)),
];

describe('parseFormula', () => {
  it('gives every node its exact range', () => {
    const source = 'sum( a ) / (b.c ?? 0)\n  .where(not (x in ["k",  2]))';
    const { tree, findings } = parse(source);
    expect(findings).toEqual([]);
    expect(tree && quote(source, tree)).toEqual([
      `operator: ${source}`,
      'call: sum( a )',
      'path: a',
      'modified: (b.c ?? 0)\n  .where(not (x in ["k",  2]))',
      'group: (b.c ?? 0)',
      'operator: b.c ?? 0',
      'path: b.c',
      'number: 0',
      'operator: not (x in ["k",  2])',
      'group: (x in ["k",  2])',
      'operator: x in ["k",  2]',
      'path: x',
      'list: ["k",  2]',
      'text: "k"',
      'number: 2',
    ]);
  });

  it('reads chains, conditionals and durations', () => {
    const source = '18 <= age < 25 ? d - 3 months : -a ^ 2';
    const { tree } = parse(source);
    expect(tree && quote(source, tree)).toEqual([
      `conditional: ${source}`,
      'chain: 18 <= age < 25',
      'number: 18',
      'path: age',
      'number: 25',
      'operator: d - 3 months',
      'path: d',
      'duration: 3 months',
      'operator: -a ^ 2',
      'operator: a ^ 2',
      'path: a',
      'number: 2',
    ]);
  });

  it('takes a division of numbers in front of a unit as it is written', () => {
    const { tree } = parse('1 / 2 days');
    expect(tree && quote('1 / 2 days', tree).slice(1)).toEqual(['number: 1', 'duration: 2 days']);
  });

  it('allows as many levels as the limit, and not one more', () => {
    const nested = (depth: number) => '('.repeat(depth) + '1' + ')'.repeat(depth);
    expect(parse(nested(32)).findings).toEqual([]);
    expect(parse(nested(33)).findings.map(({ code }) => code)).toEqual(['formula.too_deep']);
    expect(parse(`${'-'.repeat(33)}1`).findings.map(({ code }) => code)).toEqual(['formula.too_deep']);
    expect(parse(`1${' + 1'.repeat(200)}`).findings).toEqual([]);
  });

  it('answers any text with a tree or with findings, never with an exception', () => {
    const words = [
      'a',
      '1',
      '(',
      ')',
      '[',
      ']',
      '.',
      ',',
      '?',
      ':',
      '+',
      '-',
      'not',
      'in',
      '==',
      '<',
      '??',
      '"x"',
      '%',
      '!',
    ];
    const more = [
      '=',
      "'",
      'to',
      'mod',
      'true',
      'null',
      '2 days',
      '?.',
      '&',
      '#',
      '\n',
      'NaN',
      ';',
      'x =',
      '1.',
      '0x1',
      '^',
      '}',
      '{',
    ];
    const soup = fc.array(fc.constantFrom(...words, ...more), { maxLength: 30 }).map((parts) => parts.join(' '));
    const glued = fc.array(fc.constantFrom(...words, ...more), { maxLength: 12 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.oneof(soup, glued, fc.string({ unit: 'binary' }), fc.string()), (source) => {
        const { tree, findings } = parse(source);
        expect(tree !== undefined || findings.length > 0).toBe(true);
        for (const { span } of findings) expect(span && span.start <= span.end).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });
});
