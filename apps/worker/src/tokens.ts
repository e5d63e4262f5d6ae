/** The logger's key for injection: pino's is an interface. */
export const LOGGER = Symbol('logger');

/** Answers the resident bytes of all processes of the sandbox. */
export const SANDBOX_BYTES = Symbol('bytes of the sandbox');
