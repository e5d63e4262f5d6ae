import { describeMistake, type Variable } from './variable';

const prefix = 'CONNECTION_';

/** Databases that datasets may read from: the URL of each by its name, in lower case. */
export type Connections = Readonly<Record<string, string>>;

/** Reads every `CONNECTION_<NAME>`; what is wrong with one is added to `mistakes`, without its text. */
export function readConnections(
  environment: Readonly<Record<string, string | undefined>>,
  mistakes: string[],
): { readonly connections?: Connections } {
  const connections = variablesIn(environment).flatMap((key) => {
    const text = environment[key]?.trim() ?? '';
    const url = connectionUrl(key).parse(text);
    if (url === undefined) mistakes.push(describeMistake(connectionUrl(key), text));
    return url === undefined ? [] : [[nameOf(key), url] as const];
  });
  return connections.length === 0 ? {} : { connections: Object.fromEntries(connections) };
}

/** The names of the connections that an environment has, whatever it says of them. */
export function connectionNames(environment: Readonly<Record<string, string | undefined>>): readonly string[] {
  return variablesIn(environment).map(nameOf);
}

function variablesIn(environment: Readonly<Record<string, string | undefined>>): readonly string[] {
  return Object.keys(environment)
    .filter((key) => key.startsWith(prefix) && environment[key]?.trim())
    .toSorted();
}

function nameOf(variable: string): string {
  return variable.slice(prefix.length).toLowerCase();
}

function connectionUrl(name: string): Variable<string> {
  const isNamed = /^[A-Z][A-Z0-9_]{0,62}$/.test(name.slice(prefix.length));
  return {
    name,
    accepts: isNamed
      ? 'a URL such as postgresql://user:password@host:5432/database, with ?sslmode=verify-full for TLS'
      : 'no value: a connection is called with capital letters, digits and "_", such as CONNECTION_WAREHOUSE',
    secret: true,
    parse: (text) => (isNamed && isPostgresUrl(text) ? text : undefined),
  };
}

function isPostgresUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, pathname } = new URL(text);
  return ['postgres:', 'postgresql:'].includes(protocol) && hostname !== '' && pathname.length > 1;
}
