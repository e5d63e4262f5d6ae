import { Controller, Get, Header, Inject } from '@nestjs/common';
import { Describe, type Operation } from '../http/operation';
import { OPENAPI_TEXT } from '../tokens';

const readOpenApi: Operation = {
  id: 'readOpenApi',
  tag: 'operations',
  summary: 'This document',
  access: 'public',
  answers: { 200: { description: 'OpenAPI 3.1', content: { 'application/json': { schema: { type: 'object' } } } } },
};

@Controller('v1/openapi.json')
export class OpenApiController {
  constructor(@Inject(OPENAPI_TEXT) private readonly text: string) {}

  @Get()
  @Header('content-type', 'application/json')
  @Describe(readOpenApi)
  read() {
    return this.text;
  }
}
