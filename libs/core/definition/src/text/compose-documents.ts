import { diagnose, type Diagnostic } from '@core/diagnostics';
import { Composer, Lexer, Parser, type CST, type Document } from 'yaml';
import { placeOf, type SourceText } from './source-text';
import { wordSyntaxError } from './word-syntax-error';

const LARGEST_KB = 256;
const MOST_TOKENS = 150_000;
const MOST_DOCUMENTS = 500;

/** Levels of lists and maps that a document may nest. */
export const DEEPEST = 32;

/** The documents of a text up to the first syntax error, and that error. */
export interface ComposedText {
  readonly documents: readonly Document.Parsed[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Thrown within this file alone, to leave the library at the first thing that is wrong. */
class Stop extends Error {
  constructor(
    readonly finding: Diagnostic,
    readonly start: number,
    readonly end = start + 1,
  ) {
    super(finding.code);
  }
}

/**
 * Reads YAML, of which JSON is a part, in time linear to its length. Size, depth and number of tokens are bounded before anything is built, and
 * reading ends at the first syntax error, for the library is slow with many.
 */
export function composeDocuments(source: SourceText): ComposedText {
  const kilobytes = Math.ceil(Buffer.byteLength(source.text) / 1024);
  if (kilobytes > LARGEST_KB) {
    const finding = diagnose('yaml.too_large', { kilobytes, limit: LARGEST_KB }, { path: '' });
    return { documents: [], diagnostics: [{ ...finding, place: placeOf(source, 0, 0) }] };
  }
  const documents: Document.Parsed[] = [];
  try {
    for (const document of createComposer().compose(readTokens(source.text))) {
      const [error] = document.errors;
      if (error) throw stopAt(error.code, error.message, error.pos);
      if (documents.length === MOST_DOCUMENTS) throw new Stop(diagnose('yaml.too_many_values', {}), document.range[0]);
      documents.push(document);
    }
    return { documents, diagnostics: [] };
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    return { documents, diagnostics: [{ ...error.finding, path: '', place: placeOf(source, error.start, error.end) }] };
  }
}

function createComposer(): Composer {
  const composer = new Composer({ version: '1.2', schema: 'core', merge: false, uniqueKeys: false, prettyErrors: false });
  let first: Stop | undefined;
  const onError: ComposeErrorHandler = (at, code, message, warning = false) => {
    if (warning) return;
    // The library catches some errors and reports them once more.
    throw (first ??= stopAt(code, message, rangeOf(at)));
  };
  // Left alone, it would go on and collect an error object, with its stack, for each of perhaps 100,000 mistakes.
  Object.assign(composer, { onError });
  return composer;
}

type ComposeErrorHandler = (at: ErrorPosition, code: string, message: string, warning?: boolean) => void;
type ErrorPosition = number | readonly number[] | { readonly offset: number };

function rangeOf(at: ErrorPosition): readonly [number, number] {
  const start = typeof at === 'number' ? at : 'offset' in at ? at.offset : (at[0] ?? 0);
  return [start, (typeof at === 'object' && !('offset' in at) ? at[1] : undefined) ?? start + 1];
}

function stopAt(code: string, message: string, [start, end]: readonly [number, number]): Stop {
  return new Stop(wordSyntaxError(code, message), start, end);
}

function* readTokens(text: string): Generator<CST.Token> {
  const parser = new Parser();
  for (const lexeme of guardedLexemes(text)) {
    for (const token of parser.next(lexeme)) yield checkToken(token);
  }
  for (const token of parser.end()) yield checkToken(token);
}

function checkToken(token: CST.Token): CST.Token {
  if (token.type === 'error') throw stopAt('UNEXPECTED_TOKEN', token.message, [token.offset, token.offset + token.source.length]);
  if (token.type === 'directive') {
    const finding = diagnose('yaml.refused_feature', { feature: 'YAML directives are', instead: `leave out "${token.source}"` });
    throw new Stop(finding, token.offset, token.offset + token.source.length);
  }
  return token;
}

const SCALAR_FOLLOWS = '\x1f';
/** Marks of the lexer that stand for nothing in the source: a scalar follows, a document starts, brackets break off. */
const MARKS: ReadonlySet<string> = new Set([SCALAR_FOLLOWS, '\x02', '\x18']);

/** Lexemes, as long as there are not too many and they do not nest too deep: brackets, and indicators such as `- - -` in one line. */
function* guardedLexemes(text: string): Generator<string> {
  let offset = 0;
  let count = 0;
  let brackets = 0;
  let indicators = 0;
  let before = '';
  for (const lexeme of new Lexer().lex(text)) {
    count += 1;
    if (count > MOST_TOKENS) throw new Stop(diagnose('yaml.too_many_values', {}), offset);
    if (before !== SCALAR_FOLLOWS) {
      if (lexeme === '[' || lexeme === '{') brackets += 1;
      else if (lexeme === ']' || lexeme === '}') brackets -= 1;
      else if (lexeme === '-' || lexeme === '?') indicators += 1;
      else if (lexeme === '\n') indicators = 0;
      if (brackets > DEEPEST || indicators > DEEPEST) throw new Stop(diagnose('yaml.too_deep', { limit: DEEPEST }), offset);
    }
    yield lexeme;
    if (before === SCALAR_FOLLOWS || !MARKS.has(lexeme)) offset += lexeme.length;
    before = before === SCALAR_FOLLOWS ? '' : lexeme;
  }
}
