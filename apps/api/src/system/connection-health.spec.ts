import { healthOf } from './connection-health';

const readings = { connection: 'old', dataset: 'orders', readings: 2, failures: 1, rows: 10, busy_ms: 1500 };

describe('the health of connections', () => {
  it('has those that some worker has, and those that were read from', () => {
    expect(healthOf([{ connections: ['shop'] }, { connections: ['crm', 'shop'] }], [readings])).toEqual([
      { connection: 'crm', configured: true, datasets: [] },
      {
        connection: 'old',
        configured: false,
        datasets: [{ dataset: 'orders', readings: 2, failures: 1, rows: 10, seconds: 1.5 }],
      },
      { connection: 'shop', configured: true, datasets: [] },
    ]);
  });
});
