/** What an operator decided that messages depend on. */
export abstract class InstanceSettings {
  /** Where people reach this instance, without a slash at the end; unknown when absent. */
  abstract readonly public_url?: string;
  /** Secrets to sign webhooks with, the newest first; the instance makes its own when absent. */
  abstract readonly webhook_secrets?: readonly string[];
}
