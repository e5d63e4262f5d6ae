import { Readable } from 'node:stream';
import { StreamableFile } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Answer } from './operation';
import { tellCourse, type Course } from './tell-course';

/** Answers with a course as server-sent events. */
export function streamEvents<T>(reply: FastifyReply, course: Course<T>): StreamableFile {
  void reply.headers({ 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
  return new StreamableFile(Readable.from(tellCourse(course), { objectMode: false }));
}

/** How such an answer is described. */
export const eventStream: Answer = {
  description: 'A stream of events',
  content: { 'text/event-stream': { schema: { type: 'string' } } },
};
