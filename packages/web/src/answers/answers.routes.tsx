import type { AnswerDuty, Answerer, AnswerState } from '@bihuan/core/answers/answers.ts'
import { createRoute } from '@tanstack/react-router'
import { reads } from '../session/reads.ts'
import { signedInRoute } from '../session/root-route.ts'
import { lazyPart } from '../ui/lazy-part.tsx'
import { answerPages, type AnswersSearch, type ItemsSearch } from './answers.api.ts'

export const answersRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/answers',
  validateSearch: answersSearchOf,
  component: lazyPart(() => import('./pages/answers-page.tsx'), 'AnswersPage'),
  ...reads((client, { location, may }) => {
    if (may('answers.read'))
      void client.prefetchInfiniteQuery(answerPages(answersSearchOf({ ...location.search })))
  }),
})

export const answerItemsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/answers/items',
  validateSearch: (search: Readonly<Record<string, unknown>>): ItemsSearch => ({
    of: answererOf(search['of']) ?? 'person',
    id: typeof search['id'] === 'string' ? search['id'] : '',
    duty: duties.find((one) => one === search['duty']) ?? 'owned',
    state: states.find((one) => one === search['state']) ?? 'open',
  }),
  component: lazyPart(() => import('./pages/answer-items-page.tsx'), 'AnswerItemsPage'),
})

export const answersRoutes = [answersRoute, answerItemsRoute] as const

const duties: readonly AnswerDuty[] = [
  'findingsLed',
  'led',
  'handled',
  'findingsOwned',
  'owned',
  'supported',
  'parts',
]
const states: readonly AnswerState[] = ['open', 'late', 'soon', 'waiting', 'closed']

function answererOf(typed: unknown): Answerer | null {
  return typed === 'organization' || typed === 'person' ? typed : null
}

function answersSearchOf(search: Readonly<Record<string, unknown>>): AnswersSearch {
  const of = answererOf(search['of'])
  const { q } = search
  return {
    ...(of !== null && { of }),
    ...((typeof q === 'string' || typeof q === 'number') && { q: String(q) }),
  }
}
