import { Controller, Get, Query } from '@nestjs/common';
import { AuditLog } from '@core/engine';
import { Describe, type Operation } from '../http/operation';
import { pageOf, pageQuery, type PageQuery } from '../http/page-query';
import { administrators } from '../http/roles';
import { pageAnswer, ref } from '../openapi/answer';

const readAudit: Operation = {
  id: 'readAudit',
  tag: 'administration',
  summary: 'Who did what and when, newest first',
  access: administrators,
  query: pageQuery,
  answers: { 200: pageAnswer('A page of the audit trail', ref('AuditEntry')) },
};

@Controller('v1/audit')
export class AuditController {
  constructor(private readonly log: AuditLog) {}

  @Get()
  @Describe(readAudit)
  list(@Query() query: PageQuery) {
    return this.log.list(pageOf(query));
  }
}
