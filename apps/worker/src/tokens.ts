/** The logger's key for injection: pino's is an interface. */
export const LOGGER = Symbol('logger');
