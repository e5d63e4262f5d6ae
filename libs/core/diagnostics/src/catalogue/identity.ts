import { entry } from './entry';

type Nothing = Record<string, never>;

/** Refusals that are about who asks: keys, tokens, roles, attributes. No message holds a key or a token. */
export const identityCodes = {
  'request.unauthenticated': entry<Nothing>({
    status: 401,
    message: () => 'an API key is needed',
    hint: () => 'send the header "Authorization: Bearer <key>"',
  }),
  'request.bad_key': entry<{ reason: string }>({
    status: 401,
    message: ({ reason }) => `the API key ${reason}`,
  }),
  'request.bad_token': entry<{ reason: string }>({
    status: 401,
    message: ({ reason }) => `the token ${reason}`,
  }),
  'request.key_in_url': entry<{ where: string }>({
    status: 400,
    message: ({ where }) => `${where} of the URL holds a key, which is taken from the header Authorization alone`,
    hint: () => 'URLs stand in logs and histories: rotate that key, and send "Authorization: Bearer <key>"',
  }),
  'request.forbidden': entry<{ roles: readonly string[] }>({
    status: 403,
    message: ({ roles }) => `this needs a key with the role ${roles.join(' or ')}`,
  }),
  'token.no_role': entry<{ claim: string }>({
    status: 403,
    message: ({ claim }) => `the token holds, but its claim "${claim}" names no role that is known here`,
    hint: () => 'roles are given by the issuer of the token; OIDC_ROLES_CLAIM and OIDC_ROLE_MAP say how they are read',
  }),
  'token.issuer_away': entry<{ issuer: string }>({
    status: 503,
    message: ({ issuer }) => `the keys of ${issuer} cannot be fetched, so no token of it can be verified`,
    hint: () => 'try again in a few seconds; API keys go on working',
  }),
  'api_key.last_admin': entry<{ id: string }>({
    status: 409,
    message: ({ id }) => `"${id}" is the last active admin key; without it nobody could administer this instance`,
    hint: () => 'make another admin key first',
  }),
  'api_key.last_lasting_admin': entry<{ id: string }>({
    status: 409,
    message: ({ id }) =>
      `"${id}" is the last admin key without an expiry; one day nobody could administer this instance`,
    hint: () => 'make another admin key without an expiry first',
  }),
  'api_key.expired': entry<{ expires_at: string }>({
    status: 422,
    message: ({ expires_at }) => `a key that expires at ${expires_at} could never be used`,
  }),
  'api_key.not_found': entry<{ id: string }>({
    status: 404,
    message: ({ id }) => `there is no API key with the id "${id}"`,
  }),
  'api_key.revoked': entry<{ id: string }>({
    status: 409,
    message: ({ id }) => `the API key "${id}" was revoked, and stays so`,
    hint: () => 'make a new key',
  }),
  'api_key.bad_overlap': entry<{ found: string; longest: string }>({
    status: 422,
    message: ({ found, longest }) =>
      `overlap is "${found}"; it takes a number and m, h or d, such as 24h, up to ${longest}, or 0m`,
  }),
  'attribute.bad_name': entry<{ name: string }>({
    status: 422,
    message: ({ name }) => `"${name}" is no name of an attribute: it takes letters, digits and _, at most 63 bytes`,
    hint: () => 'conditions of access rules write it as user.name',
  }),
  'attribute.bad_value': entry<{ name: string; found: string }>({
    status: 422,
    message: ({ name, found }) =>
      `the attribute "${name}" is ${found}; it takes a text, a number, true or false, or a list of texts`,
  }),
  'attribute.too_many': entry<{ limit: number; found: number }>({
    status: 422,
    message: ({ limit, found }) => `there are ${found} attributes; a key takes at most ${limit}`,
  }),
};
