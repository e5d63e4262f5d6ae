import { diagnose, type Diagnostic } from '@core/diagnostics';

/** Names that a list declares more than once, each at its repetition. */
export function reportDuplicates(
  list: readonly { readonly name: string }[],
  owner: string,
  path: string,
): readonly Diagnostic[] {
  const seen = new Set<string>();
  return list.flatMap(({ name }, index) => {
    if (!seen.has(name)) {
      seen.add(name);
      return [];
    }
    return [diagnose('formula.duplicate_name', { name, owner }, { path: `${path}/${index}/name` })];
  });
}
