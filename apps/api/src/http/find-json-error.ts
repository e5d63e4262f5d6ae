/** Where a text stops being JSON. Lines and columns count from 1. */
export interface JsonError {
  readonly line: number;
  readonly column: number;
  readonly found: string;
  readonly expected: string;
}

type TokenKind = '{' | '}' | '[' | ']' | ',' | ':' | 'text' | 'other';
type State = 'value' | 'first item' | 'first name' | 'name' | 'colon' | 'after member' | 'after item' | 'end';
/** What a token does: opens or closes a container, is a whole value, or leads to the next state. */
type Step = 'open {' | 'open [' | 'close' | 'whole' | State;

const value = { '{': 'open {', '[': 'open [', text: 'whole', other: 'whole' } as const;

/** In each state: which tokens may stand there, and how to say what should. */
const grammar: Readonly<Record<State, { readonly awaits: string; readonly steps: Partial<Record<TokenKind, Step>> }>> =
  {
    value: { awaits: 'a value', steps: value },
    'first item': { awaits: 'a value or "]"', steps: { ...value, ']': 'close' } },
    'first name': { awaits: 'a name in quotes or "}"', steps: { text: 'colon', '}': 'close' } },
    name: { awaits: 'a name in quotes', steps: { text: 'colon' } },
    colon: { awaits: '":"', steps: { ':': 'value' } },
    'after member': { awaits: '"," or "}"', steps: { ',': 'name', '}': 'close' } },
    'after item': { awaits: '"," or "]"', steps: { ',': 'value', ']': 'close' } },
    end: { awaits: 'nothing more', steps: {} },
  };

const token =
  /[ \t\r\n]*(?:([{}[\],:])|("[^"\\\u0000-\u001f]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\u0000-\u001f]*)*")|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.])|(?:true|false|null)(?!\w))/y;

/** Engines word and place their own messages differently; this says it the same way everywhere. Undefined for sound JSON. */
export function findJsonError(text: string): JsonError | undefined {
  /** What goes on after each container that is open. */
  const open: State[] = [];
  let state: State = 'value';
  token.lastIndex = 0;
  for (let end = 0; ; end = token.lastIndex) {
    const match = token.exec(text);
    const step = match && grammar[state].steps[kindOf(match)];
    if (!step)
      return state === 'end' && text.slice(end).trim() === '' ? undefined : describe(text, end, grammar[state].awaits);
    if (step === 'open {') open.push('after member');
    if (step === 'open [') open.push('after item');
    if (step === 'close') open.pop();
    state = nextState(step, open);
  }
}

function kindOf([, mark, text]: RegExpExecArray): TokenKind {
  return (mark as TokenKind | undefined) ?? (text === undefined ? 'other' : 'text');
}

function nextState(step: Step, open: readonly State[]): State {
  switch (step) {
    case 'open {':
      return 'first name';
    case 'open [':
      return 'first item';
    case 'close':
    case 'whole':
      return open.at(-1) ?? 'end';
    default:
      return step;
  }
}

function describe(text: string, end: number, expected: string): JsonError {
  const start = end + (/^[ \t\r\n]*/.exec(text.slice(end))?.[0].length ?? 0);
  const lines = text.slice(0, start).split('\n');
  const rest = /^(?:[\w.+-]+|"[^"\n]{0,20}"?|[^])/u.exec(text.slice(start))?.[0];
  const found = rest === undefined ? 'the end of the text' : JSON.stringify(rest.slice(0, 20));
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1, found, expected };
}
