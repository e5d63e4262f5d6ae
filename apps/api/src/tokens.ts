/** The OpenAPI document's key for injection. */
export const OPENAPI_TEXT = Symbol('openapi');
