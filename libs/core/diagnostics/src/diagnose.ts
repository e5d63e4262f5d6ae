import { catalogue, type DiagnosticCode, type ParametersOf } from './catalogue/catalogue';
import type { CatalogueEntry } from './catalogue/entry';
import type { Diagnostic, Span } from './diagnostic';

/** Words the finding `code` and sets it at its place in a formula (`span`) or document (`path`). */
export function diagnose<Code extends DiagnosticCode>(
  code: Code,
  parameters: ParametersOf<Code>,
  at: { readonly span?: Span | undefined; readonly path?: string | undefined } = {},
): Diagnostic {
  const entry = catalogue[code] as unknown as CatalogueEntry<ParametersOf<Code>>;
  const hint = entry.hint?.(parameters);
  return {
    code,
    severity: entry.severity ?? 'error',
    message: entry.message(parameters),
    ...(hint !== undefined && hint !== '' && { hint }),
    ...(at.span && { span: at.span }),
    ...(at.path !== undefined && { path: at.path }),
  };
}
