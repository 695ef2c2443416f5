import { Outlet } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { ConnectionBanner } from './connection-banner.tsx'

/** What stands around every page, whoever asks. */
export function Root(): ReactNode {
  return (
    <>
      <ConnectionBanner />
      <Outlet />
    </>
  )
}
