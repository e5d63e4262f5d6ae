import { describeParameter, fitsParameter, type ParameterDefinition } from '@core/definition';
import { diagnose, type Diagnostic } from '@core/diagnostics';
import { reportDuplicates } from './duplicates';

/** The parameters that a metric declares: each name once, defaults of the declared type. */
export function checkParameters(declared: readonly ParameterDefinition[], metric: string): readonly Diagnostic[] {
  const defaults = declared.flatMap((parameter, index) => {
    if (parameter.default === undefined || fitsParameter(parameter.default, parameter)) return [];
    const parameters = { parameter: parameter.name, expected: describeParameter(parameter) };
    return [diagnose('formula.parameter_default', parameters, { path: `/parameters/${index}/default` })];
  });
  return [...reportDuplicates(declared, metric, '/parameters'), ...defaults];
}
