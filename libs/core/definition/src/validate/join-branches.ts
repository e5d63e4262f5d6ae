import { diagnose, type Diagnostic } from '@core/diagnostics';
import { describeTypes, describeValue } from './describe-value';
import { wordError, type SchemaError } from './word-error';

const branching: ReadonlySet<string> = new Set(['anyOf', 'oneOf']);
/** Errors that only say that another error stands beneath. */
const echoes: ReadonlySet<string> = new Set(['propertyNames', 'if', 'contains']);

/**
 * Words all errors of one value. What the branches of an `anyOf` or `oneOf` say is replaced by what its likeliest branch
 * says, or by one finding where none is likely.
 */
export function wordErrors(errors: readonly SchemaError[]): readonly Diagnostic[] {
  const choices = errors.filter(({ keyword }) => branching.has(keyword));
  const outer = choices.filter((choice) => !choices.some((other) => isBeneath(choice, other)));
  const told = outer.filter((choice) => !errors.some((error) => isOfNoForm(error, choice)));
  const single = errors.filter((error) => !outer.some((choice) => error === choice || isBeneath(error, choice)));
  const chosen = told.flatMap((choice) =>
    wordChoice(
      choice,
      errors.filter((error) => isBeneath(error, choice)),
    ),
  );
  return [...single.filter(({ keyword }) => !echoes.has(keyword)).map(wordError), ...chosen];
}

/** True for an error of a branch of the choice; a branch behind a `$ref` has a schema path of its own. */
function isBeneath(error: SchemaError, choice: SchemaError): boolean {
  if (error === choice || !error.instancePath.startsWith(choice.instancePath)) return false;
  if (error.schemaPath.startsWith(`${choice.schemaPath}/`)) return true;
  const besides = choice.schemaPath.slice(0, choice.schemaPath.lastIndexOf('/') + 1);
  return error.schemaPath.startsWith('#/$defs/') && !error.schemaPath.startsWith(besides);
}

/** True where the value is of a type that all forms of the choice have not: nothing more need be said of it. */
function isOfNoForm({ keyword, instancePath, parentSchema }: SchemaError, choice: SchemaError): boolean {
  return keyword === 'type' && instancePath === choice.instancePath && parentSchema === choice.parentSchema;
}

function wordChoice(choice: SchemaError, beneath: readonly SchemaError[]): readonly Diagnostic[] {
  const path = choice.instancePath;
  const branches = [...new Set(beneath.map((error) => branchOf(choice, error)))].map((branch) =>
    beneath.filter((error) => branchOf(choice, error) === branch),
  );
  // A branch that refuses the value for its type, or for the constant that tells the branches apart, was not meant.
  const meant = branches.filter((branch) => !branch.some((error) => rulesOut(error, path)));
  const [only] = meant;
  if (only !== undefined && meant.length === 1) return wordErrors(only);
  return [diagnose('schema.no_match', { found: describeValue(choice.data), forms: formsOf(choice) }, { path })];
}

function rulesOut({ keyword, instancePath }: SchemaError, path: string): boolean {
  if (instancePath === path) return keyword === 'type' || keyword === 'const' || keyword === 'enum';
  return keyword === 'const' && instancePath.lastIndexOf('/') === path.length;
}

function branchOf(choice: SchemaError, error: SchemaError): string {
  const { schemaPath } = error;
  const inside = schemaPath.startsWith(choice.schemaPath) ? schemaPath.slice(choice.schemaPath.length + 1) : schemaPath;
  return inside.replace(/^(#\/\$defs\/[^/]+|[^/]*).*$/su, '$1');
}

function formsOf({ schema }: SchemaError): readonly string[] {
  if (!Array.isArray(schema)) return [];
  return schema.flatMap((branch: { title?: string; type?: string; const?: unknown; required?: readonly string[] }) => {
    if (branch.title !== undefined) return [branch.title];
    if (branch.const !== undefined) return [JSON.stringify(branch.const)];
    if (branch.required !== undefined) return [`a map with ${branch.required.join(', ')}`];
    return branch.type === undefined ? [] : describeTypes(branch.type);
  });
}
