import type { DraftWarning } from '@bihuan/core/reading/draft.ts'
import { keyOf } from '@bihuan/core/intake/review/open-points.ts'
import { Button } from 'antd'
import { Fragment, memo, type ReactNode, useCallback, useRef, useState } from 'react'
import { Gap } from '../../ui/gap.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { useWindowed } from '../../ui/windowed.ts'
import type { DeskCommand } from '../desk.ts'
import { useReviewText } from '../review.text.ts'

type Props = {
  readonly warnings: readonly DraftWarning[]
  /** Which of them have been seen. */
  readonly acknowledged: readonly number[]
  readonly run: (command: DeskCommand) => void
}

/** What somebody has looked at and found all right, to be opened again; drawn only where it is looked at. */
export const SeenWarnings = memo(function SeenWarnings({ warnings, acknowledged, run }: Props): ReactNode {
  const text = useReviewText()
  const [isOpen, setIsOpen] = useState(false)
  if (acknowledged.length === 0) return null
  return (
    <details className="intake-seen" onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary>{text.seenTitle(acknowledged.length)}</summary>
      {isOpen && <SeenList warnings={warnings} acknowledged={acknowledged} run={run} />}
    </details>
  )
})

const rowHeight = 24

function SeenList({ warnings, acknowledged, run }: Props): ReactNode {
  const text = useReviewText()
  const language = useLanguage()
  const list = useRef<HTMLUListElement>(null)
  const windowed = useWindowed({
    count: acknowledged.length,
    keyAt: useCallback((at: number) => acknowledged[at] ?? -1, [acknowledged]),
    heightAt: useCallback(() => rowHeight, []),
    pinned: [],
    scroller: useCallback(() => list.current, []),
  })
  return (
    <ul ref={list}>
      {windowed.rows.map(({ at, gap }) => {
        const warning = warnings[acknowledged[at] ?? -1]
        if (warning === undefined) return null
        return (
          <Fragment key={keyOf(warning)}>
            <Gap height={gap} as="li" />
            <li ref={windowed.measure} data-index={at}>
              {language === 'zh' ? warning.message : warning.messageEn}{' '}
              <Button size="small" type="link" onClick={() => run({ type: 'reopen', key: keyOf(warning) })}>
                {text.reopenPoint}
              </Button>
            </li>
          </Fragment>
        )
      })}
      <Gap height={windowed.rest} as="li" />
    </ul>
  )
}
