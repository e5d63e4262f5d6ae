import { readFile } from 'node:fs/promises';
import { parseDefinitions } from '@core/definition';
import { DomainError } from '@core/diagnostics';
import { callApi, type ServerOptions } from '../api-client';

/** One side of a comparison: a stored version, or a definition in a file. */
export type Side =
  | { readonly kind: 'version'; readonly name: string; readonly version: number }
  | { readonly kind: 'file'; readonly definition: { readonly name: string } };

/**
 * Reads `name@2`, `name` (the version in force) or the path of a file, in which `name` is defined if there are several. Another
 * metric than `name` throws `definition.other_metric`.
 */
export async function readSide(text: string, server: ServerOptions, name?: string): Promise<Side> {
  if (/\.(ya?ml|json)$/i.test(text)) return readFromFile(text, name);
  const [, base = text, number] = /^(.+)@([1-9]\d*)$/s.exec(text) ?? [];
  if (name !== undefined && base !== name) throw DomainError.of('definition.other_metric', { name, other: base });
  if (number !== undefined) return { kind: 'version', name: base, version: Number(number) };
  const response = await callApi(server, { path: `/v1/metrics/${encodeURIComponent(base)}` });
  const { version } = (await response.json()) as { readonly version: number };
  return { kind: 'version', name: base, version };
}

async function readFromFile(file: string, name: string | undefined): Promise<Side> {
  const text = await readFile(file, 'utf8');
  const { definitions, diagnostics } = parseDefinitions(text, { file });
  if (diagnostics.length > 0) throw DomainError.from(diagnostics);
  const metrics = definitions.flatMap(({ definition }) => (definition.kind === 'metric' ? [definition] : []));
  const found = metrics.find((metric) => metric.name === name);
  if (found === undefined) throw DomainError.of('definition.not_found', { kind: 'metric', name: name ?? file });
  return { kind: 'file', definition: found };
}
