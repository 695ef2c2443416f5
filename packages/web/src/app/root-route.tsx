import { createRootRoute, createRoute, Outlet } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { ConnectionBanner } from './connection-banner.tsx'
import { NotFound } from './not-found.tsx'
import { PageFailed } from './page-failed.tsx'
import { SignedIn } from './signed-in.tsx'

function Root(): ReactNode {
  return (
    <>
      <ConnectionBanner />
      <Outlet />
    </>
  )
}

export const rootRoute = createRootRoute({
  component: Root,
  notFoundComponent: NotFound,
  errorComponent: PageFailed,
})

/** The parent of every page that needs a signed-in person. */
export const signedInRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'signed-in',
  component: SignedIn,
})
