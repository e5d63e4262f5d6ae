import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { DomainError } from '@core/diagnostics';
import { AuthenticateKey, type Role } from '@core/engine';
import type { FastifyRequest } from 'fastify';
import { operationOf } from './operation';
import { requestOf } from './request-context';

/** Lets a request through when its key bears a role that the route allows. What has no rule is not served. */
@Injectable()
export class AuthGuard implements CanActivate {
  constructor(private readonly keys: AuthenticateKey) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = requestOf(context);
    const access = operationOf(request)?.access ?? [];
    if (access === 'public') return true;
    const caller = await this.keys.execute(bearerToken(request));
    request.caller = { ...caller, request_id: request.id };
    if (!caller.roles.some((role) => role === 'admin' || access.includes(role))) {
      throw DomainError.of('request.forbidden', { roles: [...new Set<Role>([...access, 'admin'])] });
    }
    return true;
  }
}

function bearerToken({ headers }: FastifyRequest): string | undefined {
  return /^Bearer +(\S{1,512})$/i.exec(headers.authorization ?? '')?.[1];
}
