import { diagnose, DomainError, type Diagnostic, type DiagnosticCode, type ParametersOf } from '@core/diagnostics';

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

  add<Code extends DiagnosticCode>(code: Code, parameters: ParametersOf<Code>): void {
    this.#count += 1;
    this.word(code, parameters);
  }

  /** Words a finding without counting a row. */
  word<Code extends DiagnosticCode>(code: Code, parameters: ParametersOf<Code>): void {
    if (this.#worded.length < mostFindings) this.#worded.push(diagnose(code, parameters));
  }

  addCount(count: number): void {
    this.#count += count;
  }

  throwIfAny(): void {
    const [first] = this.#worded;
    if (!first) return;
    const summary = diagnose('data.bad_rows', { dataset: this.dataset, count: this.#count, first: first.message });
    throw DomainError.from([summary, ...this.#worded]);
  }
}

/** A value as it stands in a message: in quotes, cut where it is long. */
export function quoteValue(value: string | null): string {
  if (value === null) return '(empty)';
  return JSON.stringify(value.length > 80 ? `${value.slice(0, 80)}…` : value);
}
