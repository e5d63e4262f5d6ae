import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { DomainError } from '@core/diagnostics';
import { Authenticate } from '@core/engine';
import type { FastifyRequest } from 'fastify';
import { refuseKeyInUrl } from './key-in-url';
import { operationOf } from './operation';
import { requestOf } from './request-context';
import { rolesOf } from './roles';

/**
 * Lets a request through when its key or token bears a role that the route allows. What has no rule is not served. It is asked before
 * a body is read: nobody fills the memory with what would be refused.
 */
@Injectable()
export class AuthGuard implements CanActivate {
  constructor(private readonly authenticate: Authenticate) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    await this.admit(requestOf(context));
    return true;
  }

  /** Sets who calls. Throws where the route is not for them. */
  async admit(request: FastifyRequest): Promise<void> {
    if (request.caller !== null) return;
    refuseKeyInUrl(request);
    const access = operationOf(request)?.access ?? [];
    if (access === 'public') return;
    const caller = await this.authenticate.execute(bearerOf(request));
    request.caller = { ...caller, request_id: request.id };
    const roles = rolesOf(access);
    if (!caller.roles.some((role) => roles.includes(role))) throw DomainError.of('request.forbidden', { roles });
  }
}

/** Tokens may fill a header; its size is limited by the server. */
function bearerOf({ headers }: FastifyRequest): string | undefined {
  return /^Bearer +(\S+) *$/i.exec(headers.authorization ?? '')?.[1];
}
