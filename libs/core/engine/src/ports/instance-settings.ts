import type { TokenRules } from '../access/token-rules';

/** What an operator decided. */
export abstract class InstanceSettings {
  /** Where people reach this instance, without a slash at the end; unknown when absent. */
  abstract readonly public_url?: string;
  /** Secrets to sign webhooks with, the newest first; the instance makes its own when absent. */
  abstract readonly webhook_secrets?: readonly string[];
  /** How tokens of the issuer are read; API keys alone are taken when absent. */
  abstract readonly oidc?: TokenRules;
  /** Databases that datasets may read from, by their names; what is said of each is for who opens it alone. */
  abstract readonly connections?: Readonly<Record<string, unknown>>;
}
