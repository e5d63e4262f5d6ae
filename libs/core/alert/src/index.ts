export type { AlertCondition } from './condition/condition';
export { pointsNeeded } from './condition/history-needed';
export { checkCondition, parseCondition } from './condition/parse-condition';
export type { AlertPoint } from './history/alert-point';
export { judgeMember, type MemberJudgement, type MemberQuestion } from './judge/judge-member';
export type { MemberEvent, MemberState } from './judge/member-state';
export { vanishedMembers } from './judge/vanished-members';
