import { diagnose } from '@core/diagnostics';
import { Lexer } from 'yaml';
import { Stop } from './stop';

/** Levels of lists and maps that a document may nest. */
export const DEEPEST = 32;

const MOST_LEXEMES = 100_000;

const SCALAR_FOLLOWS = '\x1f';
/** Marks of the lexer that stand for nothing in the source: a scalar follows, a document starts, brackets break off. */
const MARKS: ReadonlySet<string> = new Set([SCALAR_FOLLOWS, '\x02', '\x18']);

/** The lexemes of a text, as long as they are not too many and do not nest too deep. Throws `Stop`. */
export function* guardedLexemes(text: string): Generator<string> {
  const nesting = new Nesting();
  let offset = 0;
  let count = 0;
  let isContent = false;
  for (const lexeme of new Lexer().lex(text)) {
    count += 1;
    if (count > MOST_LEXEMES) throw Stop.tooMany(offset);
    if (!isContent) {
      if (isUnclosed(lexeme))
        throw Stop.atError('MISSING_CHAR', `Missing closing ${lexeme.charAt(0)}`, [offset, offset + 1]);
      if (nesting.depthAfter(lexeme) > DEEPEST) throw new Stop(diagnose('yaml.too_deep', { limit: DEEPEST }), offset);
    }
    yield lexeme;
    if (isContent || !MARKS.has(lexeme)) offset += lexeme.length;
    isContent = !isContent && lexeme === SCALAR_FOLLOWS;
  }
}

/** How deep brackets stand in one another, or indicators such as `- - -` in one line. */
class Nesting {
  private brackets = 0;
  private indicators = 0;

  depthAfter(lexeme: string): number {
    if (lexeme === '[' || lexeme === '{') this.brackets += 1;
    else if (lexeme === ']' || lexeme === '}') this.brackets -= 1;
    else if (lexeme === '-' || lexeme === '?') this.indicators += 1;
    else if (lexeme === '\n') this.indicators = 0;
    return Math.max(this.brackets, this.indicators);
  }
}

/** The library would place this mistake where the text ends. */
function isUnclosed(lexeme: string): boolean {
  const quote = lexeme.charAt(0);
  return (quote === '"' || quote === "'") && (lexeme.length === 1 || !lexeme.endsWith(quote));
}
