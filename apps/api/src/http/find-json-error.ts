/** Where a text stops being JSON. Lines and columns count from 1. */
export interface JsonError {
  readonly line: number;
  readonly column: number;
  readonly found: string;
  readonly expected: string;
}

const token =
  /[ \t\r\n]*([{}[\],:]|"[^"\\\u0000-\u001f]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\u0000-\u001f]*)*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.])|(?:true|false|null)(?!\w))/y;

type Awaited = 'a value' | 'a value or "]"' | 'a name in quotes' | 'a name in quotes or "}"' | '":"' | '"," or the end' | 'nothing more';

/** Engines word and place their own messages differently; this says it the same way everywhere. Undefined for sound JSON. */
export function findJsonError(text: string): JsonError | undefined {
  const open: string[] = [];
  let awaited: Awaited = 'a value';
  token.lastIndex = 0;
  for (let end = 0; ; end = token.lastIndex) {
    const match = token.exec(text);
    const part = match?.[1] ?? '';
    const next: Awaited | undefined = match === null ? undefined : step(part, awaited, open);
    if (next === undefined) {
      const start = end + (/^[ \t\r\n]*/.exec(text.slice(end))?.[0].length ?? 0);
      return start === text.length && awaited === 'nothing more' ? undefined : locate(text, start, describe(awaited, open));
    }
    awaited = next;
  }
}

/** What may follow after this token, or undefined when it may not stand here. Keeps `open` up to date. */
function step(part: string, awaited: Awaited, open: string[]): Awaited | undefined {
  if (part === '}' || part === ']') {
    const closes = part === '}' ? '{' : '[';
    const fits = awaited === '"," or the end' || awaited === (part === '}' ? 'a name in quotes or "}"' : 'a value or "]"');
    return fits && open.pop() === closes ? afterValue(open) : undefined;
  }
  if (part === ',') {
    if (awaited !== '"," or the end') return undefined;
    return open.at(-1) === '{' ? 'a name in quotes' : 'a value';
  }
  if (part === ':') return awaited === '":"' ? 'a value' : undefined;
  if (awaited.startsWith('a name')) return part.startsWith('"') ? '":"' : undefined;
  if (!awaited.startsWith('a value')) return undefined;
  if (part !== '{' && part !== '[') return afterValue(open);
  open.push(part);
  return part === '{' ? 'a name in quotes or "}"' : 'a value or "]"';
}

function afterValue(open: readonly string[]): Awaited {
  return open.length === 0 ? 'nothing more' : '"," or the end';
}

function describe(awaited: Awaited, open: readonly string[]): string {
  return awaited === '"," or the end' ? `"," or "${open.at(-1) === '{' ? '}' : ']'}"` : awaited;
}

function locate(text: string, start: number, expected: string): JsonError {
  const before = text.slice(0, start).split('\n');
  const rest = /^(?:[\w.+-]+|"[^"\n]{0,20}"?|[^])/u.exec(text.slice(start))?.[0];
  const found = rest === undefined ? 'the end of the text' : JSON.stringify(rest.slice(0, 20));
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1, found, expected };
}
