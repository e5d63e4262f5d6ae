const PROGRAMS = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

/** All that the server sees of our environment: no secrets, and words that do not depend on the machine's language. */
export const serverEnvironment = { PATH: PROGRAMS, LC_ALL: 'C', TZ: 'UTC' };
