import { Webhook } from 'standardwebhooks';
import { sign } from './sign';

const current = `whsec_${Buffer.alloc(32, 1).toString('base64')}`;
const previous = `whsec_${Buffer.alloc(24, 2).toString('base64')}`;
const NO_MATCH = 'No matching signature';
const signed = { id: 'msg_1', body: '{"name":"Выручка – 收入"}', at: new Date() };

describe('a signed webhook', () => {
  it('is taken by the verifier of Standard Webhooks', () => {
    const headers = { ...sign(signed, [current]) };
    expect(new Webhook(current).verify(signed.body, headers)).toEqual({ name: 'Выручка – 收入' });
  });

  it('is taken by those who know the new secret and by those who know the one before', () => {
    const headers = { ...sign(signed, [current, previous]) };
    expect(headers['webhook-signature']!.split(' ')).toHaveLength(2);
    expect(() => new Webhook(current).verify(signed.body, headers)).not.toThrow();
    expect(() => new Webhook(previous).verify(signed.body, headers)).not.toThrow();
  });

  it('is not taken with another body, id, time or secret', () => {
    const headers = { ...sign(signed, [current]) };
    expect(() => new Webhook(current).verify(`${signed.body} `, headers)).toThrow(NO_MATCH);
    expect(() => new Webhook(current).verify(signed.body, { ...headers, 'webhook-id': 'msg_2' })).toThrow(NO_MATCH);
    const later = String(Number(headers['webhook-timestamp']) + 1);
    expect(() => new Webhook(current).verify(signed.body, { ...headers, 'webhook-timestamp': later })).toThrow(
      NO_MATCH,
    );
    expect(() => new Webhook(previous).verify(signed.body, headers)).toThrow(NO_MATCH);
  });

  it('has the signature that the specification shows', () => {
    const example = {
      id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      at: new Date(1_614_265_330_000),
      body: '{"test": 2432232314}',
    };
    expect(sign(example, ['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'])['webhook-signature']).toBe(
      'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    );
  });
});
