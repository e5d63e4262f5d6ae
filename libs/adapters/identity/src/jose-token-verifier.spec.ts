import { exportJWK, generateKeyPair, SignJWT, UnsecuredJWT } from 'jose';
import { TokenIssuer } from '../../../../test/support/token-issuer';
import { JoseTokenVerifier } from './jose-token-verifier';
import { PatientFetch } from './patient-fetch';

let issuer: TokenIssuer;
beforeEach(async () => {
  issuer = await new TokenIssuer().open();
});
afterEach(() => issuer.close());

const verifier = (more: { readonly jwks_url?: string } = {}) =>
  new JoseTokenVerifier({ issuer: issuer.url, audience: ['formulary', 'metrics'], ...more });
const refused = (reason: string) => ({ code: 'request.bad_token', status: 401, message: `the token ${reason}` });
const inSeconds = (seconds: number) => Math.floor(Date.now() / 1000) + seconds;

describe('a token of the issuer', () => {
  it.each(['ES256', 'RS256', 'PS384', 'EdDSA'])(
    'is taken when it is signed with %s by a key that is published',
    async (alg) => {
      await issuer.rotate('k', alg);
      const exp = inSeconds(100);
      expect(await verifier().verify(await issuer.token({ exp, roles: ['analyst'] }))).toEqual({
        issuer: issuer.url,
        subject: 'anna',
        expires_at: new Date(exp * 1000).toISOString(),
        claims: expect.objectContaining({ roles: ['analyst'] }),
      });
    },
  );

  it('is meant for one of the audiences, among others', async () => {
    expect(await verifier().verify(await issuer.token({ aud: ['other', 'metrics'] }))).toMatchObject({
      subject: 'anna',
    });
  });

  it.each<[string, Record<string, unknown>, string]>([
    ['is for another audience', { aud: 'other' }, 'is meant for another audience'],
    ['is of another issuer', { iss: 'https://evil.example' }, 'is from another issuer'],
    ['has expired', { exp: inSeconds(-60) }, 'has expired'],
    ['begins later', { nbf: inSeconds(60) }, 'is not good yet'],
    ['never ends', { exp: undefined }, 'has no claim "exp"'],
    ['is for nobody', { aud: undefined }, 'has no claim "aud"'],
    ['is of nobody', { sub: undefined }, 'has no claim "sub"'],
    ['is of somebody unspeakable', { sub: 'a\0b' }, 'does not say whose it is in a way that can be used'],
  ])('is refused when it %s', async (_, claims, reason) => {
    await expect(verifier().verify(await issuer.token(claims))).rejects.toMatchObject(refused(reason));
  });

  it('may be off by half a minute, as clocks are', async () => {
    const token = await issuer.token({ exp: inSeconds(-20), nbf: inSeconds(20) });
    expect(await verifier().verify(token)).toMatchObject({ subject: 'anna' });
  });
});

describe('a token that somebody else made', () => {
  it('is refused without a signature', async () => {
    const token = new UnsecuredJWT({ sub: 'anna', iss: issuer.url, aud: 'formulary', exp: inSeconds(60) }).encode();
    await expect(verifier().verify(token)).rejects.toMatchObject(refused('is signed in a way that is not accepted'));
  });

  it('is refused when the public key was taken for a secret', async () => {
    const token = await new SignJWT({ sub: 'anna', iss: issuer.url, aud: 'formulary', exp: inSeconds(60) })
      .setProtectedHeader({ alg: 'HS256', kid: 'one' })
      .sign(new TextEncoder().encode(await issuer.publicKey()));
    await expect(verifier().verify(token)).rejects.toMatchObject(refused('is signed in a way that is not accepted'));
    expect(issuer.asked).toEqual([]); // no key was looked for
  });

  it('is refused when it bears the key that it is signed with', async () => {
    const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true });
    const token = await new SignJWT({ sub: 'anna', iss: issuer.url, aud: 'formulary', exp: inSeconds(60) })
      .setProtectedHeader({ alg: 'ES256', kid: 'one', jwk: await exportJWK(publicKey), jku: 'http://127.0.0.1:1/keys' })
      .sign(privateKey);
    await expect(verifier().verify(token)).rejects.toMatchObject(refused('has a signature that does not hold'));
  });

  it('is refused when a part of it was changed', async () => {
    const [header, , signature] = (await issuer.token()).split('.');
    const [, payload] = (await issuer.token({ sub: 'root' })).split('.');
    const patched = verifier().verify(`${header}.${payload}.${signature}`);
    await expect(patched).rejects.toMatchObject(refused('has a signature that does not hold'));
  });

  it.each(['', 'a.b.c', 'eyJhbGciOiJFUzI1NiJ9..', `${'x'.repeat(9000)}.e30.e30`])(
    'is refused when it is none: %.20j',
    async (token) => {
      await expect(verifier().verify(token)).rejects.toMatchObject({ code: 'request.bad_token', status: 401 });
    },
  );

  it('tells nothing of itself in the refusal', async () => {
    const token = await issuer.token({ aud: 'other', email: 'anna@example.com' });
    const error: unknown = await verifier()
      .verify(token)
      .catch((refusal: unknown) => refusal);
    expect(String(error)).not.toMatch(/anna|eyJ|formulary|other@/);
  });
});

describe('the keys of the issuer', () => {
  it('are looked for where its discovery document says, once for many tokens', async () => {
    const one = verifier();
    for (const sub of ['a', 'b', 'c']) await one.verify(await issuer.token({ sub }));
    expect(issuer.asked).toEqual(['/.well-known/openid-configuration', '/keys']);
  });

  it('are looked for where the operator says', async () => {
    await verifier({ jwks_url: `${issuer.url}/keys` }).verify(await issuer.token());
    expect(issuer.asked).toEqual(['/keys']);
  });

  it('are not taken from a document that speaks for another issuer', async () => {
    issuer.named = 'https://evil.example';
    await expect(verifier().verify(await issuer.token())).rejects.toMatchObject({ code: 'token.issuer_away' });
  });

  it('are not asked for again and again by tokens with unknown keys', async () => {
    const one = verifier();
    await one.verify(await issuer.token());
    for (const kid of ['x', 'y', 'z'])
      await expect(one.verify(await issuer.token({}, { kid }))).rejects.toMatchObject(
        refused('is signed with a key that its issuer does not publish'),
      );
    expect(issuer.asked.filter((path) => path === '/keys')).toHaveLength(1);
  });

  it('may be replaced: a key that was published after the last look is found when a token needs it', async () => {
    const one = verifier();
    const old = await issuer.token();
    await one.verify(old);
    await issuer.rotate('two');
    const later = jest.spyOn(Date, 'now').mockReturnValue(Date.now() + 31_000);
    expect(await one.verify(await issuer.token())).toMatchObject({ subject: 'anna' });
    await expect(one.verify(old)).rejects.toMatchObject({ code: 'request.bad_token' });
    later.mockRestore();
  });

  it('that are no end of bytes are not read to their end', async () => {
    issuer.keys = [...issuer.keys, { kty: 'oct', k: 'x'.repeat(2 ** 20) }];
    await expect(verifier().verify(await issuer.token())).rejects.toMatchObject({
      code: 'token.issuer_away',
      cause: new Error('the answer is longer than 1048576 bytes'),
    });
  });

  it('that cannot be fetched are a service that is away, and no fault of the token', async () => {
    const token = await issuer.token();
    const one = verifier();
    await issuer.close();
    for (const _ of [1, 2])
      await expect(one.verify(token)).rejects.toMatchObject({ code: 'token.issuer_away', status: 503 });
  });
});

describe('a fetch that failed', () => {
  it('is not tried again for a while', async () => {
    let now = 0;
    const patient = new PatientFetch(() => now);
    const { url } = issuer;
    await issuer.close();
    const attempt = () => patient.get(`${url}/keys`, {}).catch((error: unknown) => String(error));
    expect(await attempt()).toContain('fetch failed');
    expect(await attempt()).toContain('did not answer a moment ago');
    now = 6_000;
    expect(await attempt()).toContain('fetch failed');
  });
});
