import { useId } from 'react'
import { explain } from './explain.ts'
import { useLanguage } from './language.tsx'
import { PlaceLink } from './place-way.tsx'
import { useMessages } from './use-messages.ts'

/**
 * Says over the page why something was refused that has no place of its own there, such as a file: until it is closed, or, with
 * null, until it is tried again. Who is refused has to read it, and often to note down where to put it right.
 */
export function useSayRefused(): (error: unknown) => void {
  const language = useLanguage()
  const { notification } = useMessages()
  const key = useId()
  return (error) => {
    if (error === null) return notification.destroy(key)
    const { message, place } = explain(error, language)
    const description = place && <PlaceLink place={place} />
    // Below, where it lies on nothing that is pressed to try again.
    notification.error({ key, title: message, description, placement: 'bottomRight' })
  }
}
