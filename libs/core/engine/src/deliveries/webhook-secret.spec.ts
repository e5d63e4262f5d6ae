import type { Audit } from '../access/audit';
import { systemCaller } from '../access/caller';
import { Clock } from '../ports/clock';
import { IdSource } from '../ports/id-source';
import { SecretStore, type StoredSecret } from '../ports/secret-store';
import { WebhookSecret } from './webhook-secret';

class HandClock extends Clock {
  time = new Date('2026-01-01T00:00:00Z');
  override now = () => this.time;
  override every = () => () => undefined;
  override nextTurn = async () => undefined;
}

class Counting extends IdSource {
  #made = 0;
  override nextId = () => 'id';
  override nextSecret = (bytes: number) => String((this.#made += 1)).padStart(Math.ceil((bytes * 8) / 5.95), 'x');
}

class Kept extends SecretStore {
  #kept: StoredSecret | undefined;

  override async ensure(_name: string, secret: string, changed_at: string) {
    return (this.#kept ??= { secret, changed_at });
  }

  override async replace(_name: string, secret: string, changed_at: string) {
    return (this.#kept = { secret, changed_at, ...(this.#kept !== undefined && { previous: this.#kept.secret }) });
  }
}

const open = (configured?: readonly string[]) => {
  const settings = configured === undefined ? {} : { webhook_secrets: configured };
  const clock = new HandClock();
  const noted: string[] = [];
  const audit = { note: async (_caller: unknown, action: string) => void noted.push(action) } as unknown as Audit;
  return {
    clock,
    noted,
    secret: new WebhookSecret(settings, new Kept(), clock, new Counting(), audit),
  };
};

describe('the secret of webhooks', () => {
  it('is made once when none is configured, of 24 to 64 bytes', async () => {
    const { secret } = open();
    const [made, ...others] = await secret.signing();
    expect(await secret.signing()).toEqual([made]);
    expect(others).toEqual([]);
    const bytes = Buffer.from(made!.slice('whsec_'.length), 'base64');
    expect(made).toMatch(/^whsec_[A-Za-z0-9+/]+=*$/);
    expect(bytes.length).toBeGreaterThanOrEqual(24);
    expect(bytes.length).toBeLessThanOrEqual(64);
  });

  it('is replaced by another, and the one before is good for another day', async () => {
    const { secret, clock, noted } = open();
    const [first] = await secret.signing();
    const rotated = await secret.rotate(systemCaller);
    expect(rotated).toMatchObject({ previous: first, previous_until: '2026-01-02T00:00:00.000Z', origin: 'made' });
    expect(await secret.signing()).toEqual([rotated.secret, first]);
    expect(rotated.secret).not.toBe(first);
    clock.time = new Date('2026-01-02T00:00:00Z');
    expect(await secret.signing()).toEqual([rotated.secret]);
    expect(await secret.read(systemCaller)).not.toHaveProperty('previous');
    expect(noted).toEqual(['webhook_secret.rotate', 'webhook_secret.read']);
  });

  it('is the configured one where there is one, which is changed in the configuration', async () => {
    const { secret } = open(['whsec_new', 'whsec_old']);
    expect(await secret.signing()).toEqual(['whsec_new', 'whsec_old']);
    expect(await secret.read(systemCaller)).toEqual({
      secret: 'whsec_new',
      previous: 'whsec_old',
      origin: 'configured',
    });
    await expect(secret.rotate(systemCaller)).rejects.toMatchObject({ code: 'webhook_secret.configured' });
  });
});
