import type { Scalar } from 'yaml';

const FORMULA = /(?:^|\/)(?:formula|where|target)$|^\/(?:filters|assertions)\/[^/]+$|^\/freshness\/complete_until$/u;

/** True for the keys of a document whose text is a formula or condition. */
export function holdsFormula(path: string): boolean {
  return FORMULA.test(path);
}

/**
 * What ended a plain formula in the midst of a text or bracket: `" #"` begins a comment in YAML, and `","` an entry of
 * a flow map or list. Undefined where the formula is whole.
 */
export function findCut(
  source: string,
  scalar: Pick<Scalar.Parsed, 'type' | 'range' | 'source'>,
): ' #' | ',' | undefined {
  if (scalar.type !== 'PLAIN' || !isOpen(scalar.source)) return undefined;
  const rest = source.slice(scalar.range[1]);
  if (/^[ \t]+#/u.test(rest)) return ' #';
  return /^\s*,/u.test(rest) ? ',' : undefined;
}

/** True when a quote or bracket is not closed. */
function isOpen(formula: string): boolean {
  let quote = '';
  let depth = 0;
  for (let at = 0; at < formula.length; at += 1) {
    const character = formula.charAt(at);
    if (quote !== '') {
      if (character === '\\') at += 1;
      else if (character === quote) quote = '';
    } else if (character === '"' || character === "'") quote = character;
    else if ('([{'.includes(character)) depth += 1;
    else if (')]}'.includes(character)) depth -= 1;
  }
  return quote !== '' || depth > 0;
}
