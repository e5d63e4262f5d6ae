import type { ParameterDefinition } from '@core/definition';
import { diagnose, type Diagnostic } from '@core/diagnostics';
import type { Names } from '../check/context';

/** A metric's own parameters, then those of the metrics it names: of one name they are one parameter, of one type. */
export function mergeParameters(
  own: ReadonlyMap<string, ParameterDefinition>,
  references: readonly string[],
  names: Names,
) {
  const parameters = new Map(own);
  const diagnostics: Diagnostic[] = [];
  for (const reference of references) {
    const answer = names.metric(reference);
    for (const declared of answer.kind === 'metric' ? answer.metric.parameters.values() : []) {
      const known = parameters.get(declared.name);
      if (known === undefined) parameters.set(declared.name, declared);
      else if (known.type !== declared.type) {
        const conflict = { parameter: declared.name, type: known.type, metric: reference, other: declared.type };
        diagnostics.push(diagnose('formula.parameter_conflict', conflict, { path: parameterPath(own, declared.name) }));
      }
    }
  }
  return { parameters, diagnostics };
}

function parameterPath(own: ReadonlyMap<string, ParameterDefinition>, name: string): string {
  const index = [...own.keys()].indexOf(name);
  return index >= 0 ? `/parameters/${index}/type` : '/formula';
}
