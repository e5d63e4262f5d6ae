import {
  diagnose,
  DomainError,
  type Diagnostic,
  type DiagnosticCode,
  type ParametersOf,
  type RejectedRow,
} from '@core/diagnostics';
import { placeIn } from './rejected-row';

/** Findings beyond this are counted, not worded. */
export const mostFindings = 100;

/** What is wrong with the rows of a dataset. */
export class FindingList {
  readonly #worded: Diagnostic[] = [];
  #count = 0;

  constructor(private readonly dataset: string) {}

  /** Rows found to be wrong. */
  get count(): number {
    return this.#count;
  }

  /** A row that is no row. */
  addBroken(row: string, reason: string): void {
    this.#count += 1;
    this.wordBroken(row, reason);
  }

  wordBroken(row: string, reason: string): void {
    this.word('data.broken_row', { row, reason }, { ...placeIn(row), reason });
  }

  /** Words a finding without counting a row. */
  word<Code extends DiagnosticCode>(code: Code, parameters: ParametersOf<Code>, rejected?: RejectedRow): void {
    if (this.#worded.length < mostFindings)
      this.#worded.push({ ...diagnose(code, parameters), ...(rejected && { rejected }) });
  }

  get worded(): readonly Diagnostic[] {
    return this.#worded;
  }

  addCount(count: number): void {
    this.#count += count;
  }

  throwIfAny(): void {
    const [first] = this.#worded;
    if (!first) return;
    const { dataset, count } = this;
    const summary = diagnose('data.bad_rows', { dataset, count, first: first.message });
    throw DomainError.from([{ ...summary, rejected_count: count }, ...this.#worded]);
  }
}

/** A value as it stands in a message: in quotes, cut where it is long. */
export function quoteValue(value: string | null): string {
  if (value === null) return '(empty)';
  return showText(JSON.stringify(value.length > 80 ? `${value.slice(0, 80)}…` : value));
}

/** A text of a file as it stands in a message: what cannot be seen, or turns the direction of writing, is written as its code. */
export function showText(text: string): string {
  const cut = text.length > 200 ? `${text.slice(0, 200)}…` : text;
  return cut.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]|(?! )\p{Zs}/gu, (character) => {
    const code = character.codePointAt(0) ?? 0;
    return `\\u{${code.toString(16).padStart(4, '0')}}`;
  });
}
