import { Controller, Get, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Describe } from '../http/operation';
import { readLiveness, readReadiness } from './health.operations';
import { ReadHealth } from './read-health';

@Controller('health')
export class HealthController {
  constructor(private readonly health: ReadHealth) {}

  @Get('live')
  @Describe(readLiveness)
  live() {
    return { status: 'live' };
  }

  @Get('ready')
  @Describe(readReadiness)
  async ready(@Res({ passthrough: true }) reply: FastifyReply) {
    const health = await this.health.execute();
    void reply.status(health.status === 'unavailable' ? 503 : 200).header('cache-control', 'no-store');
    return health;
  }
}
