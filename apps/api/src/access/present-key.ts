import { statusOfKey, type ApiKey, type KeyStatus } from '@core/engine';

/** A key with how it stands now; of the secret before only while it is good. */
export function presentKey({ previous, ...key }: ApiKey, now: Date): ApiKey & { readonly status: KeyStatus } {
  const isGood = previous !== undefined && Date.parse(previous.until) > now.getTime();
  return { ...key, status: statusOfKey(key, now), ...(isGood && { previous }) };
}
