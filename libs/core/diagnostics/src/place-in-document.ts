import type { Diagnostic, Place } from './diagnostic';
import { valueAt } from './json-pointer';
import { placeInText } from './place-in-text';

/** Where a finding stands within the text at its `path` of a document; undefined for one that is about no part of a text. */
export function placeInDocument({ span, path = '' }: Diagnostic, document: unknown): Place | undefined {
  const text = span && valueAt(document, path);
  return span && typeof text === 'string' ? placeInText(text, span) : undefined;
}
