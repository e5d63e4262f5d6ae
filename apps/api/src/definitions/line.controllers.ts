import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query, type Type } from '@nestjs/common';
import { definitionKinds, type DefinitionKind } from '@core/definition';
import { ReadLineage } from '@core/engine';
import { Describe } from '../http/operation';
import { Talk, type Exchange } from '../http/request-context';
import { DefinitionAnswers } from './definition-answers';
import { describeHistory } from './history.operations';
import { answerLineage } from './lineage-forms';

/** What the versions of all kinds of definitions have alike: their differences, the way back, and what uses what. */
function lineController(kind: DefinitionKind): Type {
  const describe = describeHistory(kind);

  @Controller(`v1/${kind}s/:name`)
  class LineController {
    constructor(
      @Inject(DefinitionAnswers) private readonly answers: DefinitionAnswers,
      @Inject(ReadLineage) private readonly lineages: ReadLineage,
    ) {}

    @Get('versions/:a/diff/:b')
    @Describe(describe.diff)
    diff(@Param('name') name: string, @Param('a') a: number, @Param('b') b: number) {
      return this.answers.diff({ kind, name }, a, b);
    }

    @Post('rollback')
    @HttpCode(200)
    @Describe(describe.rollBack)
    rollBack(@Param('name') name: string, @Body() { to }: { readonly to: number }, @Talk() exchange: Exchange) {
      return this.answers.rollBack({ kind, name }, to, exchange);
    }

    @Get('lineage')
    @Describe(describe.lineage)
    async lineage(
      @Param('name') name: string,
      @Query() { parts, field }: { readonly parts?: boolean; readonly field?: string },
      @Talk() exchange: Exchange,
    ) {
      const question = {
        kind,
        name,
        ...(field !== undefined && { field }),
        ...(parts !== undefined && { by_part: parts }),
      };
      return answerLineage(exchange, () => this.lineages.execute(question));
    }
  }
  return LineController;
}

export const lineControllers = definitionKinds.map(lineController);
