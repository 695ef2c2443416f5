// oxlint-disable typescript/explicit-module-boundary-types -- what these give is named by the library alone.
import type { AnswerDuty, Answerer, AnswerState } from '@bihuan/core/answers/answers.ts'
import { orpc } from '../api.ts'

/** What the address of the list says: of whom, and a part of the name. */
export type AnswersSearch = { of?: Answerer; q?: string }

/** Behind which number the records are shown. What is mistyped is refused by the server, which says so. */
export type ItemsSearch = { of: Answerer; id: string; duty: AnswerDuty; state: AnswerState }

/** The pages of the list. */
export const answerPages = ({ of = 'person', q }: AnswersSearch) =>
  orpc.answers.list.infiniteOptions({
    input: (offset: number) => ({ of, offset, ...(q !== undefined && { q }) }),
    initialPageParam: 0,
    getNextPageParam: ({ total }, pages) => {
      const shown = pages.reduce((sum, page) => sum + page.answerers.length, 0)
      return shown < total ? shown : undefined
    },
  })
