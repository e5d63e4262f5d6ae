import { DomainError } from '@core/diagnostics';
import type { Audit } from '../access/audit';
import type { Caller } from '../access/caller';
import type { Clock } from '../ports/clock';
import type { IdSource } from '../ports/id-source';
import type { InstanceSettings } from '../ports/instance-settings';
import type { SecretStore, StoredSecret } from '../ports/secret-store';

const NAME = 'webhook';
const SECRET_BYTES = 30;
/** How long receivers have to change over. */
const OVERLAP_MS = 24 * 3_600_000;

/** What receivers verify webhooks with. */
export interface KnownSecret {
  readonly secret: string;
  /** The one before, while webhooks are signed with it as well. */
  readonly previous?: string;
  readonly previous_until?: string;
  readonly origin: 'configured' | 'made';
  readonly changed_at?: string;
}

/** The secret of webhooks: the configured one, else one that the instance made when it first needed it. */
export class WebhookSecret {
  constructor(
    private readonly settings: InstanceSettings,
    private readonly secrets: SecretStore,
    private readonly clock: Clock,
    private readonly ids: IdSource,
    private readonly audit: Audit,
  ) {}

  /** What is signed with now, the newest first; each is good for receivers. */
  async signing(): Promise<readonly string[]> {
    const { secret, previous } = await this.find();
    return previous === undefined ? [secret] : [secret, previous];
  }

  async read(caller: Caller): Promise<KnownSecret> {
    const found = await this.find();
    await this.audit.note(caller, 'webhook_secret.read', NAME);
    return found;
  }

  /**
   * Puts another in its place; what it replaces is signed with for another day, what that replaced no more. Throws
   * `webhook_secret.configured`.
   */
  async rotate(caller: Caller): Promise<KnownSecret> {
    if (this.settings.webhook_secrets !== undefined) throw DomainError.of('webhook_secret.configured', {});
    const now = this.clock.now();
    await this.secrets.ensure(NAME, this.make(), now.toISOString());
    const stored = await this.secrets.replace(NAME, this.make(), now.toISOString());
    await this.audit.note(caller, 'webhook_secret.rotate', NAME);
    return present(stored, now);
  }

  private async find(): Promise<KnownSecret> {
    const [secret, previous] = this.settings.webhook_secrets ?? [];
    if (secret !== undefined) return { secret, ...(previous !== undefined && { previous }), origin: 'configured' };
    const now = this.clock.now();
    return present(await this.secrets.ensure(NAME, this.make(), now.toISOString()), now);
  }

  /** The form of Standard Webhooks; the random text is taken as its bytes. */
  private make(): string {
    return `whsec_${Buffer.from(this.ids.nextSecret(SECRET_BYTES)).toString('base64')}`;
  }
}

function present({ secret, previous, changed_at }: StoredSecret, now: Date): KnownSecret {
  const previous_until = new Date(Date.parse(changed_at) + OVERLAP_MS);
  const isGood = previous !== undefined && now < previous_until;
  return {
    secret,
    ...(isGood && { previous, previous_until: previous_until.toISOString() }),
    origin: 'made',
    changed_at,
  };
}
