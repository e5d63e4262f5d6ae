import { Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ReadDefinitions } from '@core/engine';
import { DefinitionAnswers } from '../definitions/definition-answers';
import { diffValues } from '../definitions/diff-definitions';
import { Describe } from '../http/operation';
import { Talk, type Exchange } from '../http/request-context';
import { diffVersions, metricLine as describe } from './metrics.operations';

/** The versions of a metric and their states. */
@Controller('v1/metrics/:name/versions')
export class MetricVersionsController {
  constructor(
    private readonly answers: DefinitionAnswers,
    private readonly definitions: ReadDefinitions,
  ) {}

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

  @Get(':a/diff/:b')
  @Describe(diffVersions)
  async diff(@Param('name') name: string, @Param('a') a: number, @Param('b') b: number) {
    const [before, after] = await Promise.all(
      [a, b].map((version) => this.definitions.version('metric', name, version)),
    );
    return { name, a, b, differences: diffValues(before?.definition, after?.definition) };
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
