import type { Health } from './read-health';
import { publicHealth } from './public-health';

const health: Health = {
  status: 'degraded',
  parts: {
    database: { status: 'up' },
    queue: { status: 'down', reason: 'connect ECONNREFUSED 10.0.0.5:6379' },
    worker: { status: 'up' },
  },
  datasets: [
    {
      dataset: 'orders',
      available: false,
      code: 'data.bad_rows',
      reason: 'orders has 1 row that does not fit its definition: line 7: price "secret" is no number',
      seen_at: '2026-03-01T00:00:00Z',
    },
  ],
  connections: [{ connection: 'shop', configured: true, datasets: [] }],
  definitions: [
    {
      file: 'win_rate.yaml',
      errors: [{ code: 'definition.test_failed', message: 'expected 17, the engine gave 18', line: 3, column: 1 }],
    },
  ],
};

describe('what everybody may know of the health of a server', () => {
  it('names parts, datasets, files and codes, and quotes no reason', () => {
    expect(publicHealth(health)).toEqual({
      status: 'degraded',
      parts: { database: { status: 'up' }, queue: { status: 'down' }, worker: { status: 'up' } },
      datasets: [{ dataset: 'orders', available: false, code: 'data.bad_rows', seen_at: '2026-03-01T00:00:00Z' }],
      definitions: [{ file: 'win_rate.yaml', errors: [{ code: 'definition.test_failed', line: 3, column: 1 }] }],
    });
  });
});
