import { diagnose, type Diagnostic } from '@core/diagnostics';
import { readTimePattern } from '../time-pattern';
import type { FileFormat, SourceDefinition } from '../types/dataset-source';

/** Whether the parts of a format go together, and with the files that it is said of. */
export function checkFormat(format: FileFormat, source: SourceDefinition): readonly Diagnostic[] {
  const { quote, escape, decimal = '.', thousands } = format;
  return [
    ...checkKinds(source),
    ...(quote === 'none' && escape !== undefined
      ? [problem('escape', 'says how quotes are written, but quote is none')]
      : []),
    ...(thousands === decimal ? [problem('thousands', `is "${thousands}", as the decimal separator is`)] : []),
    ...checkPatterns(format),
    ...checkBooleans(format),
  ];
}

/** A format is about text: the other kinds of files say themselves how they are to be read. */
function checkKinds(source: SourceDefinition): readonly Diagnostic[] {
  const files = 'file' in source ? [source.file].flat() : [];
  const other = files.find((file) => !/\.csv(\.gz)?$/u.test(file));
  if (other === undefined) return [];
  return [
    diagnose(
      'definition.source_format',
      { problem: `is about CSV files, which ${other} is not` },
      { path: '/source/format' },
    ),
  ];
}

function checkPatterns(format: FileFormat): readonly Diagnostic[] {
  return (['date', 'timestamp'] as const).flatMap((type) => {
    const pattern = format[type];
    const read = pattern === undefined ? undefined : readTimePattern(pattern, type);
    return read && 'problem' in read ? [problem(type, `"${pattern}" ${read.problem}`)] : [];
  });
}

function checkBooleans({ boolean, null_text }: FileFormat): readonly Diagnostic[] {
  if (boolean === undefined) return [];
  const [yes, no, none] = [listOf(boolean.true), listOf(boolean.false), listOf(null_text)];
  const both = yes.find((text) => no.includes(text));
  const empty = [...yes, ...no].find((text) => none.includes(text));
  return [
    ...(both === undefined ? [] : [problem('boolean', `says "${both}" both for true and for false`)]),
    ...(empty === undefined ? [] : [problem('boolean', `says "${empty}", which null_text takes for no value`)]),
  ];
}

function problem(key: keyof FileFormat, words: string): Diagnostic {
  return diagnose('definition.source_format', { key, problem: words }, { path: `/source/format/${key}` });
}

const listOf = (texts: string | readonly string[] | undefined): readonly string[] => [texts ?? []].flat();
