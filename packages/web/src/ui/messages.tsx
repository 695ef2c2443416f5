import { type ComponentProps, type ComponentType, type ReactNode, useState } from 'react'
import { usePartsAhead } from './lazy-part.tsx'
import { beginLaterStyles, laterStyles } from './later-styles.ts'
import { useIsPhone } from './media.ts'
import type { MessageHolder } from './message-holder.tsx'
import { type Sayings, SayingsContext } from './use-messages.ts'

type Holder = ComponentType<ComponentProps<typeof MessageHolder>>
type Saying = (sayings: Sayings) => void

// On a phone a drawer fills the page, and its head says what the message is about.
const belowHead = { top: 64 } as const
const atTop = {} as const

/** What is said and asked over the pages below: messages, notices and questions. */
export function Messages({ children }: { children: ReactNode }): ReactNode {
  const isPhone = useIsPhone()
  const [Shown, setShown] = useState<Holder | null>(null)
  const [speaker] = useState(() => speakerThrough((holder) => setShown(() => holder)))
  usePartsAhead(speaker.parts)
  return (
    <SayingsContext value={speaker.sayings}>
      {children}
      {Shown !== null && <Shown config={isPhone ? belowHead : atTop} onReady={speaker.goOn} />}
    </SayingsContext>
  )
}

type Speaker = {
  readonly sayings: Sayings
  /** What shows them: fetched when the page rests, or with the first that is said. */
  readonly parts: readonly { readonly preload: () => Promise<void> }[]
  /** Says what has waited, and from now on at once. */
  readonly goOn: (sayings: Sayings) => void
}

function speakerThrough(draw: (holder: Holder) => void): Speaker {
  const waiting: Saying[] = []
  let ready: Sayings | null = null
  // No lazyPart: a page is not to fail since it cannot say something.
  async function preload(): Promise<void> {
    beginLaterStyles()
    try {
      const { MessageHolder: holder } = await import('./message-holder.tsx')
      await laterStyles()
      draw(holder)
    } catch {
      // The next that is said asks again, and what waits is said before it.
    }
  }
  function say(saying: Saying): void {
    if (ready !== null) return saying(ready)
    waiting.push(saying)
    void preload()
  }
  function goOn(sayings: Sayings): void {
    ready = sayings
    for (const saying of waiting.splice(0)) saying(sayings)
  }
  return { sayings: sayingsBy(say), parts: [{ preload }], goOn }
}

function sayingsBy(say: (saying: Saying) => void): Sayings {
  return {
    message: {
      success: (content, seconds) => say(({ message }) => message.success(content, seconds)),
      warning: (content, seconds) => say(({ message }) => message.warning(content, seconds)),
    },
    notification: {
      warning: (notice) => say(({ notification }) => notification.warning(notice)),
      error: (notice) => say(({ notification }) => notification.error(notice)),
      destroy: (key) => say(({ notification }) => notification.destroy(key)),
    },
    modal: { confirm: (question) => say(({ modal }) => modal.confirm(question)) },
  }
}
