import { cadreStories } from './story-cadres.ts'
import { peopleStories } from './story-people.ts'
import { policyStories } from './story-policy.ts'
import { riskStories } from './story-risks.ts'
import type { FindingStory } from './story.ts'

/** All thirteen findings in the order of the sample notice. */
export const worldStory: readonly FindingStory[] = [
  ...policyStories,
  ...peopleStories,
  ...riskStories,
  ...cadreStories,
]
