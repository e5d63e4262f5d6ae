import { chown, readFile, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Whom the server runs as. PostgreSQL refuses to be root, so root lends it another account. */
export interface ServerAccount {
  /** Program, arguments and identity to spawn. */
  readonly command: (program: string, parameters: readonly string[]) => Command;
  /** Gives a file or folder to the account. */
  readonly own: (path: string) => Promise<void>;
}

export interface Command {
  readonly program: string;
  readonly parameters: readonly string[];
  readonly identity: { readonly uid?: number; readonly gid?: number };
}

interface Identity {
  readonly uid: number;
  readonly gid: number;
}

/** Lets the account pass folders that are closed to it, and nothing else that root may; for a tree below a private folder. */
const PASS = ['--clear-groups', '--no-new-privs', '--securebits=+no_setuid_fixup'];
const PASS_CAPABILITIES = ['--inh-caps=-all,+dac_override', '--ambient-caps=-all,+dac_override'];

/** The account that can use all of `paths`. */
export async function findAccount(paths: readonly string[]): Promise<ServerAccount> {
  if (process.getuid?.() !== 0) return { command: plain({}), own: async () => {} };
  const identity = await findIdentity();
  const own = (path: string) => chown(path, identity.uid, identity.gid);
  const open = await Promise.all(paths.map((path) => isReachable(path, identity)));
  return { command: open.every(Boolean) ? plain(identity) : passing(identity), own };
}

function plain(identity: Command['identity']): ServerAccount['command'] {
  return (program, parameters) => ({ program, parameters, identity });
}

function passing({ uid, gid }: Identity): ServerAccount['command'] {
  const become = [`--reuid=${uid}`, `--regid=${gid}`, ...PASS, ...PASS_CAPABILITIES];
  return (program, parameters) => ({
    program: 'setpriv',
    parameters: [...become, program, ...parameters],
    identity: {},
  });
}

/** The account `postgres` where the machine has one, else `nobody`; none is made. */
async function findIdentity(): Promise<Identity> {
  const accounts = (await readFile('/etc/passwd', 'utf8')).split('\n').map((line) => line.split(':'));
  for (const wanted of ['postgres', 'nobody']) {
    const found = accounts.find(([name]) => name === wanted);
    if (found !== undefined) return { uid: Number(found[2]), gid: Number(found[3]) };
  }
  throw new Error('PostgreSQL does not run as root, and there is no account "postgres" or "nobody" to run it as');
}

/** Whether the account may enter every folder above `path`. */
async function isReachable(path: string, { uid, gid }: Identity): Promise<boolean> {
  const parent = dirname(path);
  if (parent === path) return true;
  const folder = await stat(parent);
  const enter = folder.uid === uid ? 0o100 : folder.gid === gid ? 0o010 : 0o001;
  return (folder.mode & enter) !== 0 && isReachable(parent, { uid, gid });
}
