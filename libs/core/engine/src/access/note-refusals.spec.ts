import type { AuditEntry } from '../ports/audit-log';
import type { Clock } from '../ports/clock';
import type { IdSource } from '../ports/id-source';
import { composeKey } from './api-key-text';
import { Audit } from './audit';
import type { Caller } from './caller';
import { NoteRefusals, type Refusal } from './note-refusals';

const open = () => {
  const clock = { at: 0, now: () => new Date(clock.at) };
  const written: AuditEntry[] = [];
  const log = { append: async (entry: AuditEntry) => void written.push(entry) };
  const audit = new Audit(log as never, clock as unknown as Clock, { nextId: () => 'id' } as IdSource);
  return { clock, written, refusals: new NoteRefusals(audit, clock as unknown as Clock) };
};
const ann: Caller = { id: 'k1', name: 'ann', roles: ['viewer'], attributes: {} };
const refusal: Refusal = {
  caller: ann,
  address: '10.0.0.1',
  request_id: 'q1',
  asked: 'POST /v1/runs',
  code: 'request.forbidden',
  message: 'this needs a key with the role analyst',
};

describe('a refused access', () => {
  it('is written down with who, what, from where and why', async () => {
    const { written, refusals } = open();
    await refusals.execute(refusal);
    expect(written).toEqual([
      {
        id: 'id',
        at: '1970-01-01T00:00:00.000Z',
        actor_id: 'k1',
        actor: 'ann',
        action: 'access.refused',
        subject: 'POST /v1/runs',
        request_id: 'q1',
        details: { code: refusal.code, reason: refusal.message, address: '10.0.0.1' },
      },
    ]);
  });

  it('has one line per caller and minute, which says how many had none', async () => {
    const { clock, written, refusals } = open();
    for (const at of [0, 1_000, 59_999, 60_000]) {
      clock.at = at;
      await refusals.execute(refusal);
    }
    await refusals.execute({ ...refusal, caller: { ...ann, id: 'k2' } });
    expect(written.map(({ actor_id, details }) => [actor_id, details['silent']])).toEqual([
      ['k1', undefined],
      ['k1', 2],
      ['k2', undefined],
    ]);
  });

  it('of somebody unknown has one line per address', async () => {
    const { written, refusals } = open();
    for (const address of ['10.0.0.1', '10.0.0.1', '10.0.0.2'])
      await refusals.execute({ ...refusal, caller: undefined, address });
    expect(written.map(({ actor_id, details }) => [actor_id, details['address']])).toEqual([
      ['unknown', '10.0.0.1'],
      ['unknown', '10.0.0.2'],
    ]);
  });

  it('never repeats a key', async () => {
    const { written, refusals } = open();
    const key = composeKey('a'.repeat(40));
    await refusals.execute({ ...refusal, asked: `GET /v1/runs/${key}`, message: `the key ${key}` });
    expect(JSON.stringify(written)).not.toContain('aaaa');
  });

  it('is remembered of so many and no more', async () => {
    const { written, refusals } = open();
    for (let n = 0; n <= 10_000; n += 1) await refusals.execute({ ...refusal, caller: { ...ann, id: `k${n}` } });
    await refusals.execute({ ...refusal, caller: { ...ann, id: 'k0' } });
    expect(written).toHaveLength(10_002);
  });
});
