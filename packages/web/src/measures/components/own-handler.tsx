import type { ReactNode } from 'react'
import { useCan, useSession } from '../../session/session.tsx'
import { useMeasuresText } from '../measures.text.ts'

/** Tells whether somebody who signs makes themselves the handler, who signs nothing of the work: they are told so beforehand. */
export function useMakesOwnHandler(): (handlerId: string, before: string) => boolean {
  const { person } = useSession()
  const signs = useCan('closure.queue')
  return (handlerId, before) => signs && handlerId === person.id && before !== person.id
}

/** What they are told. */
export function OwnHandler(): ReactNode {
  const text = useMeasuresText()
  return <p role="alert">{text.ownHandler}</p>
}
