/** A cycle as the keys on it, the first one again at the end. */
export type Cycle = readonly string[];

export type Answer<T> =
  { readonly kind: 'value'; readonly value: T } | { readonly kind: 'cycle'; readonly cycle: Cycle };

/** Answers questions that depend on one another, each once; a question that needs its own answer is a cycle. */
export interface LazyGraph {
  /**
   * The answer under `key`, computed at the first asking. A cycle is told to everyone who asks along it: to the one that
   * closes it at once, to the others when their own question comes back.
   */
  ask<T>(key: string, compute: () => T): Answer<T>;
}

export function createLazyGraph(): LazyGraph {
  const answers = new Map<string, unknown>();
  const asking: { readonly key: string; cycle?: Cycle }[] = [];
  return {
    ask<T>(key: string, compute: () => T): Answer<T> {
      const index = asking.findIndex((question) => question.key === key);
      if (index >= 0) return { kind: 'cycle', cycle: closeCycle(asking.slice(index)) };
      if (!answers.has(key)) {
        asking.push({ key });
        answers.set(key, compute());
        asking.pop();
      }
      const cycle = asking.at(-1)?.cycle;
      if (cycle?.includes(key)) return { kind: 'cycle', cycle: rotate(cycle, asking.at(-1)?.key ?? key) };
      return { kind: 'value', value: answers.get(key) as T };
    },
  };
}

function closeCycle(questions: readonly { readonly key: string; cycle?: Cycle }[]): Cycle {
  const keys = questions.map(({ key }) => key);
  const cycle = [...keys, ...keys.slice(0, 1)];
  for (const question of questions) question.cycle ??= cycle;
  return rotate(cycle, keys.at(-1) ?? '');
}

/** The same cycle, told from one of its members on. */
function rotate(cycle: Cycle, start: string): Cycle {
  const round = cycle.slice(1);
  const index = Math.max(0, round.indexOf(start));
  const turned = [...round.slice(index), ...round.slice(0, index)];
  return [...turned, ...turned.slice(0, 1)];
}
