import { diagnose, type Diagnostic } from '@core/diagnostics';
import { Composer, Parser, type CST, type Document } from 'yaml';
import { guardedLexemes } from './guarded-lexemes';
import { placeOf, type SourceText } from './source-text';
import { Stop } from './stop';

const LARGEST_KB = 256;
const MOST_DOCUMENTS = 500;

/** The documents of a text up to the first syntax error, and that error. */
export interface ComposedText {
  readonly documents: readonly Document.Parsed[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads YAML, of which JSON is a part, in time linear to its length. Size, depth and number of tokens are bounded
 * before anything is built, and reading ends at the first syntax error, for the library is slow with many.
 */
export function composeDocuments(source: SourceText): ComposedText {
  const documents: Document.Parsed[] = [];
  try {
    checkSize(source.text);
    for (const token of readTokens(source.text)) {
      if (token.type !== 'document') continue;
      if (documents.length === MOST_DOCUMENTS) throw Stop.tooMany(token.offset);
      documents.push(...createComposer().compose([token]));
    }
    return { documents, diagnostics: [] };
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    return { documents, diagnostics: [{ ...error.finding, path: '', place: placeOf(source, error.start, error.end) }] };
  }
}

function checkSize(text: string): void {
  const kilobytes = Math.ceil(Buffer.byteLength(text) / 1024);
  if (kilobytes > LARGEST_KB) throw new Stop(diagnose('yaml.too_large', { kilobytes, limit: LARGEST_KB }), 0);
}

type ErrorPosition = number | readonly number[] | { readonly offset: number; readonly source?: string };

/** A composer that leaves at the first error. */
function createComposer(): Composer {
  const composer = new Composer({
    version: '1.2',
    schema: 'core',
    merge: false,
    uniqueKeys: false,
    prettyErrors: false,
  });
  let first: Stop | undefined;
  const onError = (at: ErrorPosition, code: string, message: string, warning = false) => {
    if (warning) return;
    // The library catches some errors and reports them once more.
    throw (first ??= Stop.atError(code, message, rangeOf(at)));
  };
  // Left alone, it would go on and collect an error object, with its stack, for each of perhaps 100,000 mistakes.
  Object.assign(composer, { onError });
  return composer;
}

function rangeOf(at: ErrorPosition): readonly [number, number] {
  if (typeof at === 'number') return [at, at + 1];
  if ('offset' in at) return [at.offset, at.offset + (at.source ?? ' ').length];
  const [start = 0, end = start + 1] = at;
  return [start, end];
}

/** What stands at the top of the text: documents, and the comments and line breaks between them. */
function* readTokens(text: string): Generator<CST.Token> {
  const parser = new Parser();
  for (const lexeme of guardedLexemes(text)) {
    for (const token of parser.next(lexeme)) yield checkToken(token);
  }
  for (const token of parser.end()) yield checkToken(token);
}

const EMPTY: ReadonlySet<string> = new Set(['space', 'comment', 'newline']);

function checkToken(token: CST.Token): CST.Token {
  if (token.type === 'error') throw Stop.atError('UNEXPECTED_TOKEN', token.message, rangeOf(token));
  if (token.type === 'directive') {
    const words = { feature: 'YAML directives are', instead: `leave out "${token.source}"` };
    throw new Stop(diagnose('yaml.refused_feature', words), ...rangeOf(token));
  }
  const junk = token.type === 'doc-end' ? token.end?.find(({ type }) => !EMPTY.has(type)) : undefined;
  if (junk) throw Stop.atError('UNEXPECTED_TOKEN', 'a value after "..."', rangeOf(junk));
  return token;
}
