import { DomainError } from '@core/diagnostics';
import { checkTexts } from './check-text';
import { findJsonError } from './find-json-error';
import { findRepeatedKey } from './find-repeated-key';

/** The value of a JSON body; undefined for an empty one. Throws `request.malformed_json`, `request.repeated_key` with the place. */
export function parseJsonBody(text: string): unknown {
  if (text.trim() === '') return undefined;
  const value = parse(text);
  checkTexts(value, 'the body');
  const repeated = findRepeatedKey(text);
  if (repeated !== undefined) throw DomainError.of('request.repeated_key', { ...repeated });
  return value;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    const place = findJsonError(text);
    if (place === undefined) throw DomainError.of('request.malformed', { reason: 'the body is not JSON' }, error);
    throw DomainError.of('request.malformed_json', { ...place }, error);
  }
}
