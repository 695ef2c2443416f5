// oxlint-disable typescript/explicit-module-boundary-types -- what this gives is named by the library alone.
import { orpc } from '../api.ts'

/** The pages of the meetings of a rectification, the latest first; or only of those by which a version of the plan can be approved. */
export const meetingPages = (rectificationId: string, { forPlan = false } = {}) =>
  orpc.meetings.list.infiniteOptions({
    input: (before: string | undefined) => ({
      rectificationId,
      ...(forPlan && { forPlan: 'true' as const }),
      ...(before !== undefined && { before }),
    }),
    initialPageParam: undefined,
    getNextPageParam: ({ meetings, hasMore }) => (hasMore ? meetings.at(-1)?.id : undefined),
  })
