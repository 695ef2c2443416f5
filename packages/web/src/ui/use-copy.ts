import copyToClipboard from 'copy-to-clipboard'
import { useState } from 'react'

type Copying = {
  readonly outcome: 'copied' | 'failed' | null
  readonly copy: (words: string) => Promise<void>
}

/**
 * Puts words on the clipboard and says what came of it. Over plain HTTP in a local network, where browsers keep their clipboard from
 * pages, the library lets the page copy a selection instead.
 */
export function useCopy(): Copying {
  const [outcome, setOutcome] = useState<Copying['outcome']>(null)
  return {
    outcome,
    copy: async (words) => setOutcome((await copyToClipboard(words)) ? 'copied' : 'failed'),
  }
}
