import { diagnose, stepInto, type Diagnostic } from '@core/diagnostics';
import { findBadCharacter } from '../text/bad-character';

/** Findings about characters in all texts of a document, keys included; for one that never was YAML, which says them with their place. */
export function checkCharacters(value: unknown, path = ''): readonly Diagnostic[] {
  if (typeof value === 'string') return checkText(value, path);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) => {
    const at = stepInto(path, key);
    return [...checkText(key, at), ...checkCharacters(member, at)];
  });
}

function checkText(text: string, path: string): readonly Diagnostic[] {
  const code_point = findBadCharacter(text);
  return code_point === undefined ? [] : [diagnose('yaml.character', { code_point }, { path })];
}
