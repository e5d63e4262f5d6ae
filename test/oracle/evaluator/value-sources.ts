import type { Context, Dimension } from './context';
import { nodesOf, type Expr, type FieldRef } from './formula';
import { conjuncts } from './leaf-rows';
import type { LeafContext } from './leaves';
import type { Source } from './listing';
import { isSameField } from './reach';
import { RowScope, type TextScope } from './rows';
import type { Value } from './value';

/** The declared values of every ordered text along which values run, but for those that a condition of the context leaves out. */
export function valueSources(
  leaves: readonly LeafContext[],
  dimensions: readonly Dimension[],
  context: Context,
): readonly Source[] {
  const { data } = context.question;
  return dimensions.flatMap(({ ref }, place) => {
    const runs = leaves.some((leaf) => leaf.context.dimensions.some((one) => one.ref === ref && one.along));
    const declared = runs ? data.fieldOf(ref).field.values : undefined;
    const values = declared?.filter((value) => isKept(value, ref, context));
    return values === undefined ? [] : [{ places: [place], tuplesIn: () => values.map((value) => [value]) }];
  });
}

/** Whether a value passes the parts of the conditions that speak of the dimension alone. */
function isKept(value: string, ref: FieldRef, { filters, question }: Context): boolean {
  return filters.every(({ condition, text }) =>
    conjuncts(condition)
      .filter((part) => speaksOf(part, ref, question.data))
      .every((part) => new MemberScope(value, question.textAt(text)).evaluate(part) === true),
  );
}

function speaksOf(part: Expr, ref: FieldRef, data: Context['question']['data']): boolean {
  const nodes = nodesOf(part);
  const fields = nodes.flatMap((node) => (node.kind === 'field' ? [node.ref] : []));
  const isPlain = nodes.every(({ kind }) => ['lit', 'field', 'call', 'param'].includes(kind));
  return isPlain && fields.length > 0 && fields.every((field) => isSameField(field, ref, data));
}

/** A row of which only the one field is known. */
class MemberScope extends RowScope {
  constructor(
    private readonly member: Value,
    text: TextScope,
  ) {
    super({ dataset: '', values: {} }, text);
  }

  override field(): Value {
    return this.member;
  }
}
