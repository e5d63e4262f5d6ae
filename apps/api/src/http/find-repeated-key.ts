/** A key that an object has twice, of which a reader would keep one without a word. Lines count from 1. */
export interface RepeatedKey {
  readonly key: string;
  readonly line: number;
}

/** Characters of a key that are told. */
const LONGEST_SHOWN = 60;

const token = /"(?:[^"\\]|\\.)*"|[{}[\],]/g;

/** The first key of sound JSON that stands twice in its object, however it is escaped. */
export function findRepeatedKey(text: string): RepeatedKey | undefined {
  /** The keys so far of each container that is open; undefined for a list. */
  const open: (Set<string> | undefined)[] = [];
  let awaitsKey = false;
  for (const { 0: found, index } of text.matchAll(token)) {
    const keys = open.at(-1);
    if (found === '{') open.push(new Set());
    else if (found === '[') open.push(undefined);
    else if (found === '}' || found === ']') open.pop();
    else if (found !== ',' && awaitsKey && keys !== undefined) {
      const key = JSON.parse(found) as string;
      if (keys.has(key)) return { key: key.slice(0, LONGEST_SHOWN), line: text.slice(0, index).split('\n').length };
      keys.add(key);
    }
    awaitsKey = found === '{' || (found === ',' && keys !== undefined);
  }
  return undefined;
}
