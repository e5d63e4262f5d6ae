import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { answerBrokenConnection } from './broken-connection';
import { BODY_LIMIT, HEADER_LIMIT, PATH_PART_LIMIT } from './limits';
import { parseJsonBody } from './parse-json-body';
import type { ProblemFilter } from './problem-filter';
import { requestIdOf } from './request-id';

/** Fastify as this API uses it: its own limits and body readers; what the router refuses is a problem like any other. */
export function createFastifyAdapter(problems: () => ProblemFilter): FastifyAdapter {
  const adapter = new FastifyAdapter({
    genReqId: requestIdOf,
    bodyLimit: BODY_LIMIT,
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
  server.decorateRequest('run_id', null).decorateRequest('idempotency', null);
  readBodies(server);
  return adapter;
}

function readBodies(server: FastifyInstance): void {
  server.removeAllContentTypeParsers();
  const read = (parse: (text: string) => unknown) => (request: FastifyRequest, text: string | Buffer) => {
    request.text = text.toString();
    return Promise.resolve().then(() => parse(request.text ?? ''));
  };
  server.addContentTypeParser('application/json', { parseAs: 'string' }, read(parseJsonBody));
  server.addContentTypeParser(
    'application/yaml',
    { parseAs: 'string' },
    read((text) => (text.trim() === '' ? undefined : text)),
  );
}
