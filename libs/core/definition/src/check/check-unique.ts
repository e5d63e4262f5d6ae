import { diagnose, type Diagnostic } from '@core/diagnostics';

/** Finds names of a list that are equal, or equal but for case; `what` is their plural. */
export function checkUnique(
  items: readonly { readonly name: string }[],
  what: string,
  path: string,
): readonly Diagnostic[] {
  const seen = new Map<string, string>();
  return items.flatMap(({ name }, index) => {
    const other = seen.get(name.toLowerCase());
    if (other === undefined) seen.set(name.toLowerCase(), name);
    return other === undefined
      ? []
      : [diagnose('definition.duplicate_name', { what, name, other }, { path: `${path}/${index}/name` })];
  });
}
