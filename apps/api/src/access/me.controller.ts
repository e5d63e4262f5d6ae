import { Controller, Get } from '@nestjs/common';
import { bearsToken, Clock, statusOfKey } from '@core/engine';
import { Describe, type Operation } from '../http/operation';
import { Talk, type Exchange } from '../http/request-context';
import { readers } from '../http/roles';
import { answer, ref } from '../openapi/answer';

const readMe: Operation = {
  id: 'readMe',
  tag: 'administration',
  summary: 'Who asks: name, roles, attributes and expiry of the key or token that came with the request',
  access: readers,
  answers: {
    200: answer('Who asks', ref('Me'), {
      id: '0197a3c2-5d10-7c4e-8a51-2f1f0c6f9a11',
      name: 'dashboard',
      roles: ['analyst'],
      attributes: { region: 'West' },
      expires_at: '2027-01-01T00:00:00Z',
      status: 'active',
    }),
  },
};

@Controller('v1/me')
export class MeController {
  constructor(private readonly clock: Clock) {}

  @Get()
  @Describe(readMe)
  read(@Talk() { caller, reply }: Exchange) {
    void reply.header('cache-control', 'no-store');
    const { id, name, roles, attributes, expires_at } = caller;
    const ends = expires_at === undefined ? {} : { expires_at };
    // A token lives for an hour or so, and nobody has to rotate it.
    const status = bearsToken(caller) ? 'active' : statusOfKey(ends, this.clock.now());
    return { id, name, roles, attributes, ...ends, status };
  }
}
