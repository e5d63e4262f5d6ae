/** A stream of chance: the same seed and labels always give the same draws. */
export interface Random {
  /** 0 ≤ x < 1. */
  readonly next: () => number;
  readonly chance: (probability: number) => boolean;
  /** A whole number from `low` to `high`, both included. */
  readonly whole: (low: number, high: number) => number;
  readonly between: (low: number, high: number) => number;
  readonly pick: <T>(items: readonly T[]) => T;
  /** One of the keys, each as likely as its weight says. */
  readonly weighted: <K extends string>(weights: Readonly<Record<K, number>>) => K;
  /** Null with the probability given, else the value. */
  readonly unless: <T>(probability: number, value: T) => T | null;
}

/** The stream of one thing: of the seed and of labels that name the thing, so that streams do not disturb each other. */
export function random(seed: number, ...labels: readonly (string | number)[]): Random {
  const next = sfc32(hash(`${seed}|${labels.join('|')}`));
  return {
    next,
    chance: (probability) => next() < probability,
    whole: (low, high) => low + Math.floor(next() * (high - low + 1)),
    between: (low, high) => low + next() * (high - low),
    pick: (items) => items[Math.floor(next() * items.length)] as (typeof items)[number],
    weighted: (weights) => weighted(next(), weights),
    unless: (probability, value) => (next() < probability ? null : value),
  };
}

/** Small fast counter generator: 128 bits of state, passes the usual test batteries. */
function sfc32(start: number): () => number {
  let a = start;
  let b = Math.imul(start, 0x9e3779b1) | 0;
  let c = Math.imul(start ^ 0x85ebca6b, 0xc2b2ae35) | 0;
  let counter = 1;
  const step = (): number => {
    const t = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + t) | 0;
    return (t >>> 0) / 0x1_0000_0000;
  };
  for (let round = 0; round < 8; round++) step();
  return step;
}

function hash(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  h = Math.imul(h ^ (h >>> 16), 0x45d9f3b);
  return h ^ (h >>> 16);
}

function weighted<K extends string>(draw: number, weights: Readonly<Record<K, number>>): K {
  const entries = Object.entries(weights) as [K, number][];
  let rest = draw * entries.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [key, weight] of entries) {
    rest -= weight;
    if (rest < 0) return key;
  }
  return (entries.at(-1) as [K, number])[0];
}
