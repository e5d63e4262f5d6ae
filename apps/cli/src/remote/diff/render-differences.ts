import type { Difference, TextChange } from '@core/engine';

/** Characters of a value that is shown on the line of its place. */
const SHORT = 100;

/**
 * Differences as text, one paragraph each. Of a text that became another one the changed words are marked: `[-gone-]`, `{+new+}`.
 */
export function renderDifferences(differences: readonly Difference[]): string {
  if (differences.length === 0) return 'the definitions are equal\n';
  return differences.map((one) => `${renderOne(one).join('\n')}\n`).join('');
}

function renderOne({ place, before, after, changes }: Difference): readonly string[] {
  if (changes !== undefined) return [place, `  ${changes.map(mark).join('')}`.replaceAll('\n', '\n  ')];
  const lines = [
    ...(before === undefined ? [] : [`- ${write(before)}`]),
    ...(after === undefined ? [] : [`+ ${write(after)}`]),
  ];
  return [place, ...lines.map((line) => `  ${line}`)];
}

function mark({ kind, text }: TextChange): string {
  return { same: text, removed: `[-${text}-]`, added: `{+${text}+}` }[kind];
}

function write(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > SHORT ? `${text.slice(0, SHORT)} …` : text;
}
