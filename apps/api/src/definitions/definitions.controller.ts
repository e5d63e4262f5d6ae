import { Body, Controller, Get, Header, HttpCode, Param, Post, Query } from '@nestjs/common';
import { definitionSchemas, type DefinitionKind } from '@core/definition';
import { ApplyDefinitions, type DefinitionFile } from '@core/engine';
import { Describe } from '../http/operation';
import { presentDiagnostic, presentWarnings } from '../http/present-diagnostic';
import { Talk, type Exchange } from '../http/request-context';
import { applyDefinitions, readSchema } from './definitions.operations';

@Controller('v1')
export class DefinitionsController {
  constructor(private readonly applier: ApplyDefinitions) {}

  @Post('definitions')
  @HttpCode(200)
  @Describe(applyDefinitions)
  async apply(@Body() body: ApplyBody, @Query() { dry_run = false }: ApplyQuery, @Talk() { caller }: Exchange) {
    const files = typeof body === 'string' ? [{ file: 'body', text: body }] : body.files;
    const { definitions, findings, warnings } = await this.applier.execute({ files, caller, dry_run });
    return {
      definitions,
      errors: findings.map((finding) => presentDiagnostic(finding)),
      ...presentWarnings(warnings),
    };
  }

  @Get('schemas/:kind')
  @Header('content-type', 'application/schema+json')
  @Describe(readSchema)
  schema(@Param('kind') kind: DefinitionKind) {
    return JSON.stringify(definitionSchemas[kind]);
  }
}

/** Files by name, or one YAML text. */
type ApplyBody = string | { readonly files: readonly DefinitionFile[] };

interface ApplyQuery {
  readonly dry_run?: boolean;
}
