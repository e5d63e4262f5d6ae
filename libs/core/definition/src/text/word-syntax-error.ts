import { diagnose, type Diagnostic } from '@core/diagnostics';

/** Mistakes that come from a formula or sentence that YAML takes apart. */
const brokenTexts: Readonly<Record<string, string>> = {
  BLOCK_AS_IMPLICIT_KEY: 'the ": " in this text makes it a map of keys',
  BLOCK_IN_FLOW: 'the ": " in this text makes it a map of keys',
  MULTILINE_IMPLICIT_KEY: 'a key stands in one line; these lines were read as one',
  UNEXPECTED_TOKEN: 'the value before this is complete already',
  BAD_SCALAR_START: 'a text without quotes cannot begin with this character',
};

const otherMistakes: Readonly<Record<string, { readonly problem: string; readonly hint?: string }>> = {
  BAD_INDENT: {
    problem: 'this line does not stand below the lines that it belongs to',
    hint: 'keys of one map begin in the same column, brackets are closed, a text that goes on over a comment is quoted',
  },
  TAB_AS_INDENT: { problem: 'this line is indented with a tab', hint: 'YAML is indented with spaces' },
  BAD_DQ_ESCAPE: { problem: 'this escape is unknown', hint: 'write \\\\ for a backslash, or use single quotes' },
  BAD_ALIAS: { problem: 'anchors and aliases are not read in definitions', hint: 'write the value out' },
};

/** Words an error code of the YAML library. */
export function wordSyntaxError(code: string, message: string): Diagnostic {
  const broken = brokenTexts[code];
  if (broken !== undefined) return diagnose('yaml.broken_text', { problem: broken });
  const unclosed = /Missing closing (['"])/u.exec(message);
  if (unclosed) return diagnose('yaml.syntax', { problem: `a text that begins with ${unclosed[1]} is not closed` });
  const { problem, hint } = otherMistakes[code] ?? { problem: `the YAML breaks here: ${lowerFirst(message)}` };
  return diagnose('yaml.syntax', { problem, hint });
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
