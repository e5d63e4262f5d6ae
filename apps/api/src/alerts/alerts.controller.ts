import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { DefinitionAnswers } from '../definitions/definition-answers';
import { Describe } from '../http/operation';
import type { PageQuery } from '../http/page-query';
import { Talk, type Exchange } from '../http/request-context';
import { alertLine as describe } from './alerts.operations';

@Controller('v1/alerts')
export class AlertsController {
  constructor(private readonly answers: DefinitionAnswers) {}

  @Get()
  @Describe(describe.list)
  list(@Query() page: PageQuery, @Talk() exchange: Exchange) {
    return this.answers.list('alert', page, exchange);
  }

  @Get(':name')
  @Describe(describe.read)
  read(@Param('name') name: string, @Talk() exchange: Exchange) {
    return this.answers.read({ kind: 'alert', name }, exchange);
  }

  @Put(':name')
  @Describe(describe.save)
  save(@Param('name') name: string, @Body() body: unknown, @Talk() exchange: Exchange) {
    return this.answers.define({ kind: 'alert', name }, body, exchange);
  }

  @Delete(':name')
  @HttpCode(204)
  @Describe(describe.remove)
  remove(@Param('name') name: string, @Talk() exchange: Exchange) {
    return this.answers.remove({ kind: 'alert', name }, exchange);
  }

  @Get(':name/versions')
  @Describe(describe.versions)
  versions(@Param('name') name: string, @Talk() exchange: Exchange) {
    return this.answers.versions({ kind: 'alert', name }, exchange);
  }

  @Get(':name/versions/:version')
  @Describe(describe.version)
  version(@Param('name') name: string, @Param('version') version: number, @Talk() exchange: Exchange) {
    return this.answers.version({ kind: 'alert', name }, version, exchange);
  }

  @Post(':name/versions/:version/publish')
  @HttpCode(200)
  @Describe(describe.publish)
  publish(@Param('name') name: string, @Param('version') version: number, @Talk() exchange: Exchange) {
    return this.answers.publish({ kind: 'alert', name }, version, exchange);
  }
}
