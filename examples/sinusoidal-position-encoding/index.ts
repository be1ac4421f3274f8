export { sinusoidalPositionEncoding } from './encoding.ts';
export { positionShift } from './shift.ts';
export { scoreTerms } from './score-terms.ts';
export type { ScoreTerms, ScoreTermsInput } from './score-terms.ts';
