import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { type ReactNode, useEffect } from 'react'
import { orpc } from '../api.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { Page } from '../ui/page.tsx'
import { useAppText } from './app.text.ts'

/** Whether a part of the program could not be fetched. These are the browsers' words, and those of what built the pages. */
export function isMissingPart(error: unknown): error is Error {
  return (
    error instanceof Error &&
    /dynamically imported module|module script failed|unable to preload/i.test(error.message)
  )
}

/**
 * What stands in place of a page that could not be fetched. It asks until the server answers, and only then loads the
 * window anew: the part is fetched again, or, after an update, the one that has come in its place.
 */
export function PartMissing({ part }: { part: string }): ReactNode {
  const text = useAppText()
  const server = useQuery({
    ...orpc.setup.status.queryOptions(),
    queryKey: ['part', part],
    staleTime: 0,
    gcTime: 0,
  })
  const isThere = server.isSuccess
  const isFirst = lastReload() !== part
  useEffect(() => {
    if (isThere && isFirst) reloadFor(part)
  }, [isThere, isFirst, part])
  if (isThere && !isFirst) {
    return (
      <EmptyState
        title={text.errorTitle}
        action={
          <Button type="primary" onClick={() => reloadFor(part)}>
            {text.reload}
          </Button>
        }
      >
        {text.chunkText}
      </EmptyState>
    )
  }
  return (
    <Page title={text.unreachableTitle}>
      <p role="alert">{text.unreachableText}</p>
      <Button type="primary" onClick={() => void server.refetch({ cancelRefetch: true })}>
        {text.tryAgain}
      </Button>
    </Page>
  )
}

const storageKey = 'bihuan.reload'

/** The part that the window was last loaded anew for: once is enough for each. */
function lastReload(): string | null {
  return window.sessionStorage.getItem(storageKey)
}

function reloadFor(part: string): void {
  window.sessionStorage.setItem(storageKey, part)
  window.location.reload()
}
