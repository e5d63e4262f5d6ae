import { diagnose, type Diagnostic, type DiagnosticCode, type ParametersOf, type Span } from '@core/diagnostics';

/** Collects what is found in one text, in the order in which it is found. */
export interface Findings {
  report<Code extends DiagnosticCode>(code: Code, parameters: ParametersOf<Code>, span: Span): undefined;
  /** All findings so far, in the order of the text. */
  sorted(): readonly Diagnostic[];
}

/** An empty collection. `path` is the JSON pointer of the text in its document. */
export function createFindings(path?: string): Findings {
  const found: Diagnostic[] = [];
  return {
    report: (code, parameters, span) => {
      found.push(diagnose(code, parameters, { span, path }));
    },
    sorted: () => found.toSorted((a, b) => (a.span?.start ?? 0) - (b.span?.start ?? 0)),
  };
}
