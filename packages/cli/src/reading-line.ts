import type { ReadingProgress } from '@bihuan/core/reading/source-document.ts'
import type { Terminal } from './terminal.ts'

/** Shows how far the reading of a file is: one line that is written over, or a line a page where nobody looks. */
export type ReadingLine = { readonly show: (progress: ReadingProgress) => void; readonly clear: () => void }

const phases = {
  opening: ['正在打开', 'opening'],
  reading: ['正在读取', 'reading'],
  recognising: ['正在识别文字', 'recognising'],
  understanding: ['正在整理', 'sorting'],
} as const satisfies Record<ReadingProgress['phase'], readonly [string, string]>

/** The progress of one file on a terminal. */
export function readingLine(name: string, terminal: Terminal): ReadingLine {
  let isShown = false
  return {
    show: (progress) => {
      const [zh, en] = phases[progress.phase]
      const words = `${name} ${zh} ${en}${amount(progress)}`
      if (terminal.isWatched) terminal.error(`\r\u001b[K${words}`)
      // Only recognising takes so long that a log needs to say that something is going on.
      else if (progress.phase === 'recognising') terminal.error(`${words}\n`)
      isShown = terminal.isWatched
    },
    clear: () => {
      if (isShown) terminal.error('\r\u001b[K')
      isShown = false
    },
  }
}

function amount({ done, total }: ReadingProgress): string {
  if (total === null || total <= 0) return done > 0 ? ` ${done}` : ''
  return ` ${done}/${total} ${Math.floor((done / total) * 100)}%`
}
