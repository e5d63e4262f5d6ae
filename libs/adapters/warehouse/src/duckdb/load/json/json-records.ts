import { SourceProblem } from '../../source/find-source-files';
import { longestRecord } from '../bounds';
import { endOfString, isClosing, isOpening } from './scan-text';

/** The text of one row, and where it stands: its line, or which element of the array it is, from 1. */
export interface JsonRecord {
  readonly text: string;
  readonly number: number;
}

/** Rows of a file with one JSON object on each line, part by part; empty lines are none. The text comes in whole lines. */
export async function* lineRecords(name: string, pieces: AsyncIterable<string>): AsyncGenerator<Iterable<JsonRecord>> {
  const cutter = new LineCutter(name);
  for await (const piece of pieces) yield cutter.take(piece);
}

/** Rows of a file with one JSON array, part by part. What is not one array to its end is a `SourceProblem`. */
export async function* arrayRecords(name: string, pieces: AsyncIterable<string>): AsyncGenerator<Iterable<JsonRecord>> {
  const cutter = new ArrayCutter(name);
  for await (const piece of pieces) yield cutter.take(piece);
  cutter.finish();
}

/** Cuts text at its line breaks: LF, CR LF, or CR. */
class LineCutter {
  #number = 0;

  constructor(private readonly name: string) {}

  *take(piece: string): Generator<JsonRecord> {
    const breaks = piece.includes('\r') ? /\r\n|\n|\r/g : /\n/g;
    for (let start = 0; start < piece.length;) {
      breaks.lastIndex = start;
      const found = breaks.exec(piece);
      const text = piece.slice(start, found?.index);
      start = found ? breaks.lastIndex : piece.length;
      this.#number += 1;
      if (text.length > longestRecord) throw tooLong(`${this.name}, line ${this.#number}`);
      if (text.trim() !== '') yield { text, number: this.#number };
    }
  }
}

const quote = 0x22;
const comma = 0x2c;
const end_of_array = 0x5d;

/** Cuts the text of an array at the commas between its elements. */
class ArrayCutter {
  #state: 'before' | 'in' | 'behind' = 'before';
  /** Of the element that has begun. */
  #text = '';
  #row = 0;

  constructor(private readonly name: string) {}

  /** The rows that end in the next piece. */
  *take(piece: string): Generator<JsonRecord> {
    let text = this.#text + piece;
    if (this.#state === 'before') text = this.begin(text);
    if (this.#state === 'in') text = yield* this.cut(text);
    if (this.#state === 'behind' && text.trim() !== '')
      throw new SourceProblem(`${this.name} goes on behind its array`);
    if (text.length > longestRecord) throw tooLong(`${this.name}, row ${this.#row + 1}`);
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

  /** The elements that end in a text; answers what is left of it. */
  private *cut(text: string): Generator<JsonRecord, string> {
    let [start, depth] = [0, 0];
    for (let at = 0; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      if (code === quote) at = endOfString(text, at + 1);
      else if (depth === 0 && (code === comma || code === end_of_array)) {
        yield* this.element(text.slice(start, at), code);
        start = at + 1;
        if (code === end_of_array) {
          this.#state = 'behind';
          break;
        }
      } else if (isOpening(code)) depth += 1;
      else if (isClosing(code)) depth = Math.max(0, depth - 1);
    }
    return text.slice(start);
  }

  /** An element is empty only where the whole array is. */
  private *element(text: string, code: number): Generator<JsonRecord> {
    if (this.#row === 0 && code === end_of_array && text.trim() === '') return;
    this.#row += 1;
    if (text.length > longestRecord) throw tooLong(`${this.name}, row ${this.#row}`);
    yield { text, number: this.#row };
  }

  private notAnArray(): SourceProblem {
    return new SourceProblem(
      `${this.name} is not an array of objects; with one object on each line it is called .ndjson`,
    );
  }
}

function tooLong(place: string): SourceProblem {
  return new SourceProblem(`${place} is longer than ${longestRecord} characters`);
}
