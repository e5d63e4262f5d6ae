import { Readable } from 'node:stream';
import { Controller, Get, Query, StreamableFile } from '@nestjs/common';
import { DomainError } from '@core/diagnostics';
import { Audit, AuditLog, Clock, type AuditFilter } from '@core/engine';
import { negotiate } from '../http/negotiate';
import { Describe } from '../http/operation';
import { pageOf, type PageQuery } from '../http/page-query';
import { readRange, type RangeQuery } from '../http/read-instant';
import { Talk, type Exchange } from '../http/request-context';
import { auditForms, auditTypes } from './audit-forms';
import { readAudit } from './audit.operations';

@Controller('v1/audit')
export class AuditController {
  constructor(
    private readonly log: AuditLog,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Describe(readAudit)
  async read(@Query() query: AuditQuery, @Talk() { request, caller, reply }: Exchange) {
    const form = negotiate(request.headers.accept, auditTypes);
    if (form === undefined) throw DomainError.of('request.not_acceptable', { offered: auditTypes });
    const filter = this.filterOf(query);
    if (form === 'application/json') return this.log.list(filter, pageOf(query));
    await this.audit.note(caller, 'audit.export', form, { ...filter });
    void reply.header('content-type', `${form}; charset=utf-8`).header('vary', 'accept');
    return new StreamableFile(Readable.from(auditForms[form](this.log, filter), { objectMode: false }));
  }

  private filterOf({ actor, action, subject, ...query }: AuditQuery): AuditFilter {
    return {
      ...(actor !== undefined && { actor }),
      ...(action !== undefined && { action }),
      ...(subject !== undefined && { subject }),
      ...readRange(query, this.clock.now()),
    };
  }
}

interface AuditQuery extends PageQuery, RangeQuery {
  readonly actor?: string;
  readonly action?: string;
  readonly subject?: string;
}
