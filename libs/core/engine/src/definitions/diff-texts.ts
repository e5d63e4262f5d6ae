/** A stretch of two texts: in both, in the first alone, or in the second alone. */
export interface TextChange {
  readonly kind: 'same' | 'removed' | 'added';
  readonly text: string;
}

/** Words of a middle part beyond which texts are not compared word by word: the work grows with its square. */
const MOST_WORDS = 1_000;

/**
 * How one text became another, word by word; a name, a number and each mark is a word. Undefined where they have no word in
 * common, or too many to look at.
 */
export function diffTexts(before: string, after: string): readonly TextChange[] | undefined {
  const [old, now] = [wordsOf(before), wordsOf(after)];
  const head = old.findIndex((word, index) => word !== now[index]);
  const start = head < 0 ? old.length : head;
  let tail = 0;
  while (tail < Math.min(old.length, now.length) - start && old.at(-1 - tail) === now.at(-1 - tail)) tail += 1;
  const [left, right] = [old.slice(start, old.length - tail), now.slice(start, now.length - tail)];
  if (left.length > MOST_WORDS || right.length > MOST_WORDS) return undefined;
  const changes = join([
    ...same(old.slice(0, start)),
    ...diffWords(left, right),
    ...same(old.slice(old.length - tail)),
  ]);
  return changes.some(({ kind, text }) => kind === 'same' && /[\p{L}\p{N}]/u.test(text)) ? changes : undefined;
}

function wordsOf(text: string): readonly string[] {
  return text.match(/[\p{L}\p{N}_]+|\s+|[^\p{L}\p{N}_\s]/gu) ?? [];
}

function same(words: readonly string[]): readonly TextChange[] {
  return words.map((text) => ({ kind: 'same', text }));
}

/** By the longest common row of words; what is removed stands before what is added. */
function diffWords(left: readonly string[], right: readonly string[]): readonly TextChange[] {
  const common = measureCommon(left, right);
  const lengthAt = (i: number, j: number) => common[i * (right.length + 1) + j] ?? 0;
  const changes: TextChange[] = [];
  for (let i = 0, j = 0; i < left.length || j < right.length;) {
    const [old, now] = [left[i], right[j]];
    if (old !== undefined && old === now) {
      changes.push({ kind: 'same', text: old });
      i += 1;
      j += 1;
    } else if (old !== undefined && (now === undefined || lengthAt(i + 1, j) >= lengthAt(i, j + 1))) {
      changes.push({ kind: 'removed', text: old });
      i += 1;
    } else {
      changes.push({ kind: 'added', text: now ?? '' });
      j += 1;
    }
  }
  return changes;
}

/** The length of the longest common row from each pair of places on. */
function measureCommon(left: readonly string[], right: readonly string[]): Uint16Array {
  const width = right.length + 1;
  const lengths = new Uint16Array((left.length + 1) * width);
  for (let i = left.length - 1; i >= 0; i -= 1)
    for (let j = right.length - 1; j >= 0; j -= 1) {
      const [down, across] = [lengths[(i + 1) * width + j] ?? 0, lengths[i * width + j + 1] ?? 0];
      const both = lengths[(i + 1) * width + j + 1] ?? 0;
      lengths[i * width + j] = left[i] === right[j] ? both + 1 : Math.max(down, across);
    }
  return lengths;
}

/** Neighbours of one kind become one. */
function join(changes: readonly TextChange[]): readonly TextChange[] {
  const joined: TextChange[] = [];
  for (const { kind, text } of changes) {
    const last = joined.at(-1);
    if (last?.kind === kind) joined[joined.length - 1] = { kind, text: last.text + text };
    else joined.push({ kind, text });
  }
  return joined;
}
