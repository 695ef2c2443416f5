import { createRoute } from '@tanstack/react-router'
import { orpc } from '../api.ts'
import { reads } from '../session/reads.ts'
import { signedInRoute } from '../session/root-route.ts'
import { lazyPart } from '../ui/lazy-part.tsx'
import { meetingPages } from './meetings.api.ts'

const meetingsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/rectifications/$id/meetings',
  component: lazyPart(() => import('./pages/meetings-page.tsx'), 'MeetingsPage'),
  ...reads<{ id: string }>((client, { params: { id: rectificationId } }) => {
    void client.prefetchQuery(orpc.rectifications.get.queryOptions({ input: { rectificationId } }))
    void client.prefetchInfiniteQuery(meetingPages(rectificationId))
  }),
})

export const meetingsRoutes = [meetingsRoute] as const
