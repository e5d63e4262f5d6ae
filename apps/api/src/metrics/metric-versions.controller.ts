import { Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { DefinitionAnswers } from '../definitions/definition-answers';
import { Describe } from '../http/operation';
import { Talk, type Exchange } from '../http/request-context';
import { metricLine as describe } from './metrics.operations';

/** The versions of a metric and their states. */
@Controller('v1/metrics/:name/versions')
export class MetricVersionsController {
  constructor(private readonly answers: DefinitionAnswers) {}

  @Get()
  @Describe(describe.versions)
  list(@Param('name') name: string, @Talk() exchange: Exchange) {
    return this.answers.versions({ kind: 'metric', name }, exchange);
  }

  @Get(':version')
  @Describe(describe.version)
  read(@Param('name') name: string, @Param('version') version: number, @Talk() exchange: Exchange) {
    return this.answers.version({ kind: 'metric', name }, version, exchange);
  }

  @Post(':version/publish')
  @HttpCode(200)
  @Describe(describe.publish)
  publish(@Param('name') name: string, @Param('version') version: number, @Talk() exchange: Exchange) {
    return this.answers.publish({ kind: 'metric', name }, version, exchange);
  }

  @Post(':version/deprecate')
  @HttpCode(200)
  @Describe(describe.deprecate)
  deprecate(@Param('name') name: string, @Param('version') version: number, @Talk() exchange: Exchange) {
    return this.answers.deprecate({ kind: 'metric', name }, version, exchange);
  }
}
