import type { Findings } from '../source/findings';
import { limits } from '../source/limits';
import { readSource } from '../source/read-source';
import { spanning, type Token } from '../source/token';
import { parseWithMathjs } from './mathjs-parser';
import { Misread, placeTree } from './place-tree';
import { refuseMisreadings } from './refuse-misreadings';
import type { SyntaxNode } from './syntax-node';

export interface ParsedFormula {
  readonly tree: SyntaxNode;
  readonly misread: ReadonlySet<SyntaxNode>;
}

/**
 * Reads a formula: text → words → mathjs → our tree. Reports everything that is wrong with its writing; gives a tree
 * also when findings leave no doubt about what was meant, so that names and types can be checked at the same time.
 */
export function parseFormula(source: string, findings: Findings): ParsedFormula | undefined {
  const tokens = readSource(source, findings);
  const [first, last] = [tokens?.[0], tokens?.at(-1)];
  if (tokens === undefined || first === undefined || last === undefined) return undefined;
  try {
    const tree = placeTree(parseWithMathjs(tokens.map(({ text }) => text).join(' ')), tokens);
    return { tree, misread: refuseMisreadings(tree, findings) };
  } catch (error) {
    reportUnreadable(error, spanning(first.span, last.span), tokens, findings);
    return undefined;
  }
}

/** The words were in order one by one; what is left is the rare case that mathjs sees no whole in them. */
function reportUnreadable(error: unknown, whole: Token['span'], tokens: readonly Token[], findings: Findings): void {
  if (error instanceof RangeError) findings.report('formula.too_deep', { limit: limits.depth }, whole);
  else if (error instanceof Misread) findings.report('formula.unreadable', {}, error.token?.span ?? whole);
  else if (error instanceof SyntaxError) findings.report('formula.unreadable', {}, tokenAt(error, tokens) ?? whole);
  else throw error;
}

/** mathjs counts characters from 1 in the text it was given: the words, joined by spaces. */
function tokenAt(error: SyntaxError & { readonly char?: number }, tokens: readonly Token[]): Token['span'] | undefined {
  let end = 0;
  return tokens.find(({ text }) => {
    end += text.length + 1;
    return end >= (error.char ?? 0);
  })?.span;
}
