import type { IncomingMessage } from 'node:http';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { DomainError } from '@core/diagnostics';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { answerBrokenConnection } from './broken-connection';
import { BODY_LIMIT, HEADER_LIMIT, PATH_PART_LIMIT } from './limits';
import { operationOf } from './operation';
import { parseJsonBody } from './parse-json-body';
import type { ProblemFilter } from './problem-filter';
import { readText } from './read-text';
import { requestIdOf } from './request-id';

/** Fastify as this API uses it: its own limits (`request_bytes` for a body that is read as a whole) and body readers; what the router refuses is a problem like any other. */
export function createFastifyAdapter(problems: () => ProblemFilter, request_bytes: number): FastifyAdapter {
  const adapter = new FastifyAdapter({
    genReqId: requestIdOf,
    bodyLimit: request_bytes,
    routerOptions: { maxParamLength: PATH_PART_LIMIT },
    http: { maxHeaderSize: HEADER_LIMIT },
    skipMiddie: true,
    multipart: false,
    clientErrorHandler: answerBrokenConnection,
    frameworkErrors: (error: Error, request: FastifyRequest, reply: FastifyReply) =>
      problems().answer(error, request, reply),
  });
  const server: FastifyInstance = adapter.getInstance();
  server.decorateRequest('caller', null).decorateRequest('text', null).decorateRequest('document', undefined);
  server.decorateRequest('refusal', null).decorateRequest('run_id', null).decorateRequest('idempotency', null);
  readBodies(server, request_bytes);
  return adapter;
}

/** Media types that are read as a whole, and how. */
const parsers: Readonly<Record<string, (text: string) => unknown>> = {
  'application/json': parseJsonBody,
  'application/yaml': (text) => (text.trim() === '' ? undefined : text),
};

/** Media types that are only ever taken as they come. */
const streamed = ['text/csv', 'application/x-ndjson', 'application/vnd.apache.parquet'];

function readBodies(server: FastifyInstance, request_bytes: number): void {
  server.removeAllContentTypeParsers();
  for (const type of [...Object.keys(parsers), ...streamed]) {
    server.addContentTypeParser(type, async (request: FastifyRequest, payload: IncomingMessage) => {
      const operation = operationOf(request);
      if (operation === undefined) return undefined; // there is nobody to read it
      if (operation.streams) return payload;
      const parse = parsers[type];
      if (parse === undefined) {
        const types = Object.keys(operation.body ?? { 'application/json': {} });
        throw DomainError.of('request.unsupported_media', { found: type, types });
      }
      request.text = await readText(payload, { bytes: request_bytes, ms: BODY_LIMIT });
      return parse(request.text);
    });
  }
}
