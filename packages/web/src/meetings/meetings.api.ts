// oxlint-disable typescript/explicit-module-boundary-types -- what this gives is named by the library alone.
import { orpc } from '../api.ts'

/** The pages of the meetings of a rectification, the latest first. */
export const meetingPages = (rectificationId: string) =>
  orpc.meetings.list.infiniteOptions({
    input: (before: string | undefined) => ({ rectificationId, ...(before !== undefined && { before }) }),
    initialPageParam: undefined,
    getNextPageParam: ({ meetings, hasMore }) => (hasMore ? meetings.at(-1)?.id : undefined),
  })
