import { SourceProblem } from '../../source/find-source-files';
import { longestRecord } from '../bounds';

/** The text of one row, and where it stands. */
export interface JsonRecord {
  readonly text: string;
  readonly place: string;
}

/** Rows of a file with one JSON object on each line; empty lines are none. The text comes in whole lines. */
export async function* lineRecords(name: string, pieces: AsyncIterable<string>): AsyncGenerator<JsonRecord> {
  let line = 0;
  for await (const piece of pieces) {
    const lines = piece.split(/\r\n|\n|\r/);
    if (lines.at(-1) === '') lines.pop();
    for (const text of lines) {
      line += 1;
      if (text.trim() !== '') yield recordOf(text, `${name}, line ${line}`);
    }
  }
}

/** Rows of a file with one JSON array. What is not one array to its end is a `SourceProblem`. */
export async function* arrayRecords(name: string, pieces: AsyncIterable<string>): AsyncGenerator<JsonRecord> {
  const cutter = new ArrayCutter(name);
  for await (const piece of pieces) yield* cutter.take(piece);
  cutter.finish();
}

/** Strings, brackets and commas; a lone quote begins a string whose end has not come yet. */
const mark = /"[^"\\]*(?:\\[^][^"\\]*)*"|[[\]{},"]/g;

/** Cuts the text of an array at the commas between its elements. */
class ArrayCutter {
  #state: 'before' | 'in' | 'behind' = 'before';
  /** Of the element that has begun. */
  #text = '';
  #row = 0;

  constructor(private readonly name: string) {}

  *take(piece: string): Generator<JsonRecord> {
    let text = this.#text + piece;
    if (this.#state === 'before') text = this.begin(text);
    if (this.#state === 'in') text = yield* this.cut(text);
    if (this.#state === 'behind' && text.trim() !== '')
      throw new SourceProblem(`${this.name} goes on behind its array`);
    if (text.length > longestRecord) recordOf(text, `${this.name}, row ${this.#row + 1}`);
    this.#text = text;
  }

  finish(): void {
    if (this.#state === 'before') throw this.notAnArray();
    if (this.#state === 'in')
      throw new SourceProblem(`${this.name} ends before its array does, after row ${this.#row}`);
  }

  private begin(text: string): string {
    const start = text.trimStart();
    if (start === '') return '';
    if (!start.startsWith('[')) throw this.notAnArray();
    this.#state = 'in';
    return start.slice(1);
  }

  /** The elements that end in a text, and what is left of it. */
  private *cut(text: string): Generator<JsonRecord, string> {
    let [start, depth] = [0, 0];
    for (const { 0: piece, index } of text.matchAll(mark)) {
      if (piece === '"') break;
      if (depth === 0 && (piece === ',' || piece === ']')) {
        const element = text.slice(start, index);
        start = index + 1;
        const isEmpty = this.#row === 0 && piece === ']' && element.trim() === '';
        if (!isEmpty) yield recordOf(element, `${this.name}, row ${(this.#row += 1)}`);
        if (piece === ']') {
          this.#state = 'behind';
          break;
        }
      } else if (piece === '{' || piece === '[') depth += 1;
      else if (piece === '}' || piece === ']') depth = Math.max(0, depth - 1);
    }
    return text.slice(start);
  }

  private notAnArray(): SourceProblem {
    return new SourceProblem(
      `${this.name} is not an array of objects; with one object on each line it is called .ndjson`,
    );
  }
}

function recordOf(text: string, place: string): JsonRecord {
  if (text.length > longestRecord) throw new SourceProblem(`${place} is longer than ${longestRecord} characters`);
  return { text, place };
}
