export type { Diagnostic, Place, RejectedRow, Span } from './diagnostic';
export type { DiagnosticCode, ParametersOf } from './catalogue/catalogue';
export { diagnose } from './diagnose';
export { DomainError } from './domain-error';
export { assertNever } from './assert-never';
export { nearestName } from './nearest-name';
export { placeInText } from './place-in-text';
export { renderDiagnostic } from './render-diagnostic';
