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
  errorComponent: PageFailed,
})

/** The parent of every page that needs a signed-in person. */
export const signedInRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'signed-in',
  component: SignedIn,
})

/** Whatever else is asked for: the menu stays, and a stranger signs in first. */
export const elsewhereRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '$',
  component: NotFound,
})
