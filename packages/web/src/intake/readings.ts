import type { ReadingView } from '@bihuan/core/intake/readings.contract.ts'
import { describeRefusal } from '@bihuan/core/kernel/refusal.ts'
import { ORPCError } from '@orpc/client'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useReducer, useRef } from 'react'
import { api, orpc } from '../api.ts'
import { newCommandId } from '../ui/command-id.ts'
import { type Given, nextSendings, type Sending } from './sendings.ts'

/** Sends documents to be read, one after the other: a page that is refused does not hold up the next. */
export function useSending(onTaken: (reading: ReadingView, isOnlyOne: boolean) => void): {
  sendings: readonly Sending[]
  send: (given: readonly Given[]) => void
  dismiss: (key: string) => void
} {
  const client = useQueryClient()
  const [sendings, dispatch] = useReducer(nextSendings, [])
  const turn = useRef(Promise.resolve())
  const taken = useRef(onTaken)
  useEffect(() => {
    taken.current = onTaken
  })
  const carry = useCallback(
    async ({ key, given }: Sending, isOnlyOne: boolean) => {
      try {
        refuseTooLarge(given)
        const { name, ...what } = given
        // The key is the command's id too: a document sent twice is read once.
        const reading = await api.intake.read({ commandId: key, name, ...what })
        dispatch({ type: 'gone', key })
        void client.invalidateQueries({ queryKey: orpc.intake.key() })
        taken.current(reading, isOnlyOne)
      } catch (error) {
        // Shown beside the document: the others go on.
        dispatch({ type: 'failed', key, error })
      }
    },
    [client],
  )
  const send = useCallback(
    (given: readonly Given[]) => {
      const added = given.map((one): Sending => ({ key: newCommandId(), given: one, error: null }))
      dispatch({ type: 'given', sendings: added })
      for (const sending of added) turn.current = turn.current.then(() => carry(sending, added.length === 1))
    },
    [carry],
  )
  const dismiss = useCallback((key: string) => dispatch({ type: 'gone', key }), [])
  return { sendings, send, dismiss }
}

// Sixty scanned pages; the server holds to it too, and a refusal spares the upload.
const largestMegabytes = 60

function refuseTooLarge(given: Given): void {
  if (!('file' in given) || given.file.size <= largestMegabytes * 1024 * 1024) return
  const message = describeRefusal({ code: 'FILE_TOO_LARGE', params: { limit: largestMegabytes } })
  throw new ORPCError('FILE_TOO_LARGE', { status: 413, data: { message, place: null } })
}

const everyMs = 1000

/** The documents that are being read, wait or were refused; asked for again only while one of them is under way. */
export function useReadings(): { readings: readonly ReadingView[]; error: unknown } {
  const client = useQueryClient()
  const query = useQuery(
    orpc.intake.readings.queryOptions({
      staleTime: 0,
      refetchInterval: ({ state }) => (state.data?.some(isUnderWay) === true ? everyMs : false),
    }),
  )
  const readings = query.data ?? none
  const underWay = readings.filter(isUnderWay).length
  useEffect(() => {
    // Whatever has left the line is a draft now.
    void client.invalidateQueries({ queryKey: orpc.intake.list.key() })
  }, [client, underWay])
  return { readings, error: query.error }
}

/** Whether a document is still to be read to its end. */
export function isUnderWay({ state }: ReadingView): boolean {
  return state === 'waiting' || state === 'reading'
}

const none: readonly ReadingView[] = []
