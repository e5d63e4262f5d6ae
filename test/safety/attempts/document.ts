import { parseDefinitions } from '@core/definition';
import { parseJsonBody } from '../../../apps/api/src/http/parse-json-body';
import { outcomeOfError, outcomeOfFindings, outcomeOfValue, type Outcome } from './outcome';

/** As the text of definitions. */
export function attemptDefinition(input: string): Outcome {
  const { definitions, diagnostics } = parseDefinitions(input);
  return diagnostics.length > 0 ? outcomeOfFindings(diagnostics) : outcomeOfValue(definitions.length);
}

/** As the text of definitions, and as the body of a request. */
export function attemptJson(input: string): Outcome {
  return `definition: ${attemptDefinition(input)}; body: ${attemptBody(input)}`;
}

/** A `query:` of a dataset without a connection, which no source is. */
export function attemptQuerySource(input: string): Outcome {
  const fields = [{ name: 'x', type: 'integer' }];
  const dataset = { kind: 'dataset', name: 'd', source: { query: input }, primary_key: ['x'], fields };
  return attemptDefinition(JSON.stringify(dataset));
}

function attemptBody(input: string): Outcome {
  try {
    return outcomeOfValue(parseJsonBody(input));
  } catch (error) {
    return outcomeOfError(error);
  }
}
