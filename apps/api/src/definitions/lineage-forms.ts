import { DomainError } from '@core/diagnostics';
import { toGraphviz, toMermaid, type LineageDrawing } from '@core/engine';
import { negotiate } from '../http/negotiate';
import type { Exchange } from '../http/request-context';

/** Forms of a lineage beside JSON, by media type. */
const drawings = {
  'text/vnd.mermaid': toMermaid,
  'text/vnd.graphviz': toGraphviz,
} as const;

const offered = ['application/json', 'text/vnd.mermaid', 'text/vnd.graphviz'] as const;

/** A lineage in the form that the caller accepts. Throws `request.not_acceptable` before it is read. */
export async function answerLineage(
  { request, reply }: Exchange,
  read: () => Promise<LineageDrawing>,
): Promise<LineageDrawing | string> {
  const form = negotiate(request.headers.accept, offered);
  if (form === undefined) throw DomainError.of('request.not_acceptable', { offered });
  const lineage = await read();
  void reply.header('vary', 'accept');
  if (form === 'application/json') return lineage;
  void reply.header('content-type', `${form}; charset=utf-8`);
  return drawings[form](lineage);
}
