/** What an author may write in MDX. */
export { default as ChapterPages } from './ChapterPages.astro';
export { default as Chapters } from './Chapters.astro';
export { default as Cite } from './Cite.astro';
export { default as Computed } from './Computed.astro';
export { default as Drills } from './drill/Drills.astro';
export { default as Example } from './example/Example.astro';
export { default as FollowUp } from './FollowUp.astro';
export { default as Glossary } from './Glossary.astro';
export { default as Landing } from './Landing.astro';
export { default as Long } from './Long.astro';
export { default as Pitfall } from './Pitfall.astro';
export { default as Question } from './Question.astro';
export { default as Rubric } from './Rubric.astro';
export { default as Short } from './Short.astro';
export { default as Sources } from './Sources.astro';
export { default as Term } from './Term.astro';
export { default as Tests } from './Tests.astro';
