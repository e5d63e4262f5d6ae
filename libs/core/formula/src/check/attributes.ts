import { ungrouped, type PathNode, type SyntaxNode } from '../syntax/syntax-node';
import type { Expression, ParameterReference } from '../tree/expression';
import { CONSTANT } from './build-nodes';
import type { CheckContext, Checker } from './context';
import { orderedValues } from './ordered-values';
import { belongsTo } from './value-types';

/** `user.region` in a rule of access: an attribute of whoever asks. Elsewhere, and alone, the word is a name like any other. */
const USER = 'user';

/** The path of an attribute, where a text may name one. */
export function attributePath(
  node: SyntaxNode,
  { attributes }: Pick<CheckContext, 'attributes'>,
): PathNode | undefined {
  const inner = ungrouped(node);
  const isAttribute = attributes === true && inner.kind === 'path' && inner.parts.length > 1;
  return isAttribute && inner.parts[0].name === USER ? inner : undefined;
}

/**
 * Values that are compared with each other. What an attribute holds is not known until somebody asks, so it takes the type of what
 * it is compared with.
 */
export function checkCompared(nodes: readonly SyntaxNode[], checker: Checker): readonly (Expression | undefined)[] {
  const paths = nodes.map((node) => attributePath(node, checker.context));
  const values = nodes.map((node, index) => (paths[index] ? undefined : checker.check(node)));
  const isUnknown = values.some((value, index) => value === undefined && paths[index] === undefined);
  const beside = values.find((value) => value !== undefined && isTyped(value));
  return nodes.map((_, index) => {
    const path = paths[index];
    if (path === undefined) return values[index];
    return isUnknown && beside === undefined ? undefined : attributeBeside(beside, path, checker);
  });
}

/** `x in user.regions`: a list of texts. */
export function attributeList(path: PathNode, { context }: Checker): ParameterReference | undefined {
  const name = attributeName(path, context);
  return name === undefined
    ? undefined
    : { kind: 'parameter', of: 'user', name, list: 'members', type: 'text', level: CONSTANT, span: path.span };
}

/** An attribute where nothing tells what it holds. */
export function refuseUntyped({ parts, span }: PathNode, { context }: Pick<Checker, 'context'>): undefined {
  const attribute = parts.map(({ name }) => name).join('.');
  return context.findings.report('access.untyped_attribute', { attribute }, span);
}

function attributeBeside(
  beside: Expression | undefined,
  path: PathNode,
  checker: Checker,
): ParameterReference | undefined {
  const { context } = checker;
  const name = attributeName(path, context);
  if (name === undefined) return undefined;
  if (beside === undefined) return refuseUntyped(path, checker);
  const among = orderedValues(beside, context.names);
  const { type } = beside;
  return { kind: 'parameter', of: 'user', name, ...(among && { among }), type, level: CONSTANT, span: path.span };
}

/** What stands behind `user.`; reports more than one name, and where a relationship or a dataset has the word. */
function attributeName({ parts, span }: PathNode, context: CheckContext): string | undefined {
  const { dataset, names, findings } = context;
  const written = parts.map(({ name }) => name).join('.');
  const rival = dataset?.relationships.has(USER)
    ? `the relationship ${dataset.name}.${USER}`
    : names.dataset(USER) && `the dataset ${USER}`;
  if (rival !== undefined) return findings.report('access.user_taken', { written, rival }, span);
  const [, attribute, further] = parts;
  if (attribute !== undefined && further === undefined) return attribute.name;
  const expected = { name: USER, expected: 'the name of one attribute', example: 'user.region' };
  return findings.report('formula.wrong_argument', expected, span);
}

function isTyped({ type }: Expression): boolean {
  return type !== 'null' && belongsTo(type, 'a value');
}
