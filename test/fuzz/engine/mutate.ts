/** Numbers from 0 up to, not including, `below`; the same ones for the same seed. */
export type Chance = (below: number) => number;

/** @see https://en.wikipedia.org/wiki/Xorshift */
export function chanceOf(seed: number): Chance {
  let state = seed | 0 || 1;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % Math.max(1, below);
  };
}

/** Longer inputs are no more interesting, and slower. */
const longest = 4_500;

export interface Material {
  /** Words that mean something to what reads them. */
  readonly words: readonly string[];
  readonly other: string;
}

/** A text with one to six changes. */
export function mutate(text: string, material: Material, chance: Chance): string {
  let changed = text;
  for (let rounds = 1 + chance(6); rounds > 0; rounds -= 1) changed = change(changed, material, chance);
  return changed.slice(0, longest);
}

function change(text: string, { words, other }: Material, chance: Chance): string {
  const [from, to] = [chance(text.length + 1), chance(text.length + 1)].toSorted((a, b) => a - b) as [number, number];
  const near = Math.min(to, from + 1 + chance(12));
  const [head, tail] = [text.slice(0, from), text.slice(near)];
  switch (chance(9)) {
    case 0:
      return head + tail;
    case 1:
      return head + text.slice(from, near).repeat(2 + chance(chance(20) === 0 ? 60 : 3)) + tail;
    case 2:
      return head + String.fromCodePoint(chance(chance(4) === 0 ? 0xd800 : 128)) + tail;
    case 3:
      return text.slice(0, from) + other.slice(chance(other.length + 1));
    case 4:
      return head + other.slice(chance(other.length + 1)).slice(0, 1 + chance(40)) + text.slice(from);
    case 5:
      return head + String(chance(2) === 0 ? chance(100) : chance(2 ** 31)) + tail;
    default:
      return head + (words[chance(words.length)] ?? '') + (chance(2) === 0 ? tail : text.slice(from));
  }
}
