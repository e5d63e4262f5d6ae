type Fetch = (url: string, options: RequestInit) => Promise<Response>;

/**
 * Where the issuer publishes its keys, as its discovery document says. Throws where there is none, where it speaks for another
 * issuer, or where the keys would come over an open line.
 *
 * @see https://openid.net/specs/openid-connect-discovery-1_0.html#ProviderConfig
 */
export async function discoverJwksUrl(issuer: string, fetch: Fetch, timeout_ms: number): Promise<string> {
  const url = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  const response = await fetch(url, {
    redirect: 'manual',
    headers: { accept: 'application/json' },
    signal: AbortSignal.timeout(timeout_ms),
  });
  if (response.status !== 200) throw new Error(`${url} answered ${response.status}`);
  const { issuer: named, jwks_uri } = (await response.json()) as {
    readonly issuer?: unknown;
    readonly jwks_uri?: unknown;
  };
  if (named !== issuer) throw new Error(`${url} speaks for ${JSON.stringify(named)}`);
  if (typeof jwks_uri !== 'string' || !URL.canParse(jwks_uri)) throw new Error(`${url} names no jwks_uri`);
  if (new URL(jwks_uri).protocol !== new URL(issuer).protocol && !jwks_uri.startsWith('https:'))
    throw new Error(`${url} names a jwks_uri without TLS`);
  return jwks_uri;
}
