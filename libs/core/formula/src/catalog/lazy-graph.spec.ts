import { createLazyGraph } from './lazy-graph';

describe('a lazy graph', () => {
  it('computes each answer once', () => {
    const graph = createLazyGraph();
    let computed = 0;
    const ask = () => graph.ask('a', () => (computed += 1));
    expect([ask(), ask()]).toEqual([
      { kind: 'value', value: 1 },
      { kind: 'value', value: 1 },
    ]);
  });

  it('tells a cycle to everyone on it, each from his own place', () => {
    const graph = createLazyGraph();
    const told: Record<string, unknown> = {};
    const needs: Record<string, string> = { a: 'b', b: 'c', c: 'a' };
    const compute = (key: string) => () => {
      const next = needs[key]!;
      told[key] = graph.ask(next, compute(next));
    };
    graph.ask('a', compute('a'));
    expect(told).toEqual({
      a: { kind: 'cycle', cycle: ['a', 'b', 'c', 'a'] },
      b: { kind: 'cycle', cycle: ['b', 'c', 'a', 'b'] },
      c: { kind: 'cycle', cycle: ['c', 'a', 'b', 'c'] },
    });
  });

  it('does not blame those who only ask for a member of a cycle', () => {
    const graph = createLazyGraph();
    const self = (): unknown => graph.ask('self', self);
    const answer = graph.ask('outside', () => graph.ask('self', self).kind);
    expect(answer).toEqual({ kind: 'value', value: 'value' });
  });
});
