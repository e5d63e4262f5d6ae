import { nearestName } from '@core/diagnostics';
import { ungrouped, type CallNode, type SyntaxNode } from '../syntax/syntax-node';
import type { Expression } from '../tree/expression';
import { alignMoments, allOf, CONSTANT, literal, scalarCall } from './build-nodes';
import type { Checker } from './context';
import { requireDomain } from './unify';

const NAME = 'business_minutes_between';

/** `business_minutes_between(a, b)`, or by another calendar than the query's: a text as it is, or a parameter of that type. */
export function checkBusinessMinutes({ arguments: args, span }: CallNode, checker: Checker): Expression | undefined {
  const [from, to, calendar] = args;
  const moments = allOf([from, to].map((argument) => argument && checker.check(argument)));
  const named = calendar && checkCalendar(calendar, checker);
  if (moments === undefined || (calendar && named === undefined)) return undefined;
  const sound = moments.map((moment) => requireDomain(moment, 'a date or timestamp', NAME, checker));
  if (!sound.every(Boolean)) return undefined;
  return scalarCall(NAME, [...alignMoments(moments), ...(named ? [named] : [])], 'number', span);
}

function checkCalendar(argument: SyntaxNode, { context }: Checker): Expression | undefined {
  const { names, parameters, findings } = context;
  const node = ungrouped(argument);
  if (node.kind === 'text') {
    const known = names.calendarNames;
    if (known === undefined || known.includes(node.value)) return literal(node.value, 'text', node.span);
    const nearest = nearestName(node.value, known);
    return findings.report('formula.unknown_calendar', { name: node.value, nearest }, node.span);
  }
  const [scope, parameter, ...rest] = node.kind === 'path' ? node.parts : [];
  const isParameter = scope?.name === 'params' && parameter !== undefined && rest.length === 0;
  const declared = isParameter ? parameters.get(parameter.name) : undefined;
  if (declared?.type === 'calendar') {
    return { kind: 'parameter', name: declared.name, type: 'text', level: CONSTANT, span: node.span };
  }
  if (isParameter && declared === undefined) {
    const nearest = nearestName(parameter.name, parameters.keys());
    return findings.report('formula.unknown_parameter', { name: parameter.name, nearest }, parameter.span);
  }
  const expected = 'the name of a calendar as a text, or a parameter of type calendar, behind the two times';
  const example = `${NAME}(created_at, answered_at, "support")`;
  return findings.report('formula.wrong_argument', { name: NAME, expected, example }, node.span);
}
