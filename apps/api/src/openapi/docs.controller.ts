import { createReadStream } from 'node:fs';
import { Controller, Get, Header, Param, StreamableFile } from '@nestjs/common';
import { DomainError } from '@core/diagnostics';
import { Describe, type Operation } from '../http/operation';
import { docsPage, docsStart } from './docs-page';

const types: Readonly<Record<string, string>> = {
  'swagger-ui.css': 'text/css; charset=utf-8',
  'swagger-ui-bundle.js': 'text/javascript; charset=utf-8',
};

const html: Operation = {
  id: 'readDocs',
  tag: 'operations',
  summary: 'This page',
  access: 'public',
  answers: { 200: { description: 'A page', content: { 'text/html': { schema: { type: 'string' } } } } },
};
const script: Operation = { ...html, id: 'readDocsScript', summary: 'The start of this page' };
const asset: Operation = { ...html, id: 'readDocsAsset', summary: 'A part of this page' };

/** The reference as a page to browse and try. */
@Controller('docs')
export class DocsController {
  @Get()
  @Header('content-type', 'text/html; charset=utf-8')
  @Header(
    'content-security-policy',
    "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'",
  )
  @Describe(html)
  page() {
    return docsPage;
  }

  @Get('start.js')
  @Header('content-type', 'text/javascript; charset=utf-8')
  @Describe(script)
  start() {
    return docsStart;
  }

  @Get(':file')
  @Header('cache-control', 'public, max-age=86400')
  @Describe(asset)
  file(@Param('file') file: string) {
    const type = types[file];
    if (type === undefined) throw DomainError.of('request.no_such_path', { method: 'GET', path: `/docs/${file}` });
    return new StreamableFile(createReadStream(require.resolve(`swagger-ui-dist/${file}`)), { type });
  }
}
