import type { Diagnostic } from '@core/diagnostics';
import type { ParsedNode } from 'yaml';
import { checkDefinition, type CheckedDocument } from './check-definition';
import { locateDiagnostics } from './locate-diagnostics';
import { composeDocuments } from './text/compose-documents';
import { documentPositions } from './text/document-positions';
import { readValue } from './text/read-value';
import { indexSource, type SourceText } from './text/source-text';
import type { ParsedDefinition } from './types/definition';

export interface ParsedText {
  /** The sound documents, in the order of the text. */
  readonly definitions: readonly ParsedDefinition[];
  /** Findings about all others, in the order of the text, each with `path` and `place`. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Parses and checks a YAML or JSON text of one or several documents. `file` is only named in places. */
export function parseDefinitions(text: string, { file }: { readonly file?: string } = {}): ParsedText {
  const source = indexSource(text.replace(/^\uFEFF/u, ''), file);
  const { documents, diagnostics } = composeDocuments(source);
  const checked = documents.flatMap(({ contents }) =>
    contents === null || isNothing(contents) ? [] : [checkDocument(contents, source)],
  );
  return {
    definitions: checked.flatMap(({ parsed }) => parsed ?? []),
    diagnostics: [...checked.flatMap((document) => document.diagnostics), ...diagnostics],
  };
}

function checkDocument(contents: ParsedNode, source: SourceText): CheckedDocument {
  const positions = documentPositions(source, contents);
  const { value, diagnostics: mistakes } = readValue(contents, source);
  if (value === undefined) return { diagnostics: mistakes };
  const { parsed, diagnostics } = checkDefinition(value, {}, positions);
  const further = diagnostics.filter((finding) => !followsFrom(finding, mistakes));
  const findings = [...mistakes, ...locateDiagnostics(further, positions)].toSorted(byPlace);
  return findings.length === 0 && parsed ? { parsed, diagnostics: [] } : { diagnostics: findings };
}

/** A document that holds nothing but comments. */
function isNothing(contents: ParsedNode): boolean {
  return 'source' in contents && contents.source === '';
}

/** What could not be read may only seem to be missing, or to be nothing. */
function followsFrom({ code, path }: Diagnostic, mistakes: readonly Diagnostic[]): boolean {
  const ownerOf = (pointer: string | undefined) => pointer?.replace(/\/[^/]*$/u, '');
  return mistakes.some(
    (mistake) => mistake.path === path || (code === 'schema.missing_key' && ownerOf(mistake.path) === path),
  );
}

function byPlace({ place: a }: Diagnostic, { place: b }: Diagnostic): number {
  return (a?.line ?? 0) - (b?.line ?? 0) || (a?.column ?? 0) - (b?.column ?? 0);
}
