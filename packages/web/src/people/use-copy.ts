import { useState } from 'react'

type Copying = {
  readonly outcome: 'copied' | 'failed' | null
  readonly copy: (words: string) => Promise<void>
}

/** Puts words on the clipboard and says what came of it. */
export function useCopy(): Copying {
  const [outcome, setOutcome] = useState<Copying['outcome']>(null)
  return {
    outcome,
    copy: async (words) => {
      // The clipboard is missing when the page is opened over plain HTTP in a local network.
      const isCopied = await Promise.resolve(navigator.clipboard?.writeText(words).then(() => true)).catch(
        () => false,
      )
      setOutcome(isCopied ? 'copied' : 'failed')
    },
  }
}
