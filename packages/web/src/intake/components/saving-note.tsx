import { Alert, Button } from 'antd'
import { memo, type ReactNode } from 'react'
import { codeOf } from '../../ui/explain.ts'
import { useLanguage } from '../../ui/language.tsx'
import { useNow } from '../../ui/now.tsx'
import { RefusalMessage } from '../../ui/refusal-message.tsx'
import { relativeInstant } from '../../ui/relative-day.ts'
import type { DraftSaving } from '../draft-saving.ts'
import { useReviewText } from '../review.text.ts'

type Props = {
  readonly saving: DraftSaving
  /** Whether somebody has saved a newer version, while changes here are not saved. */
  readonly isBehind: boolean
  readonly takeTheirs: () => void
}

/** Whether the draft is saved and by whom last; when not, why, and what to do. */
export const SavingNote = memo(function SavingNote({ saving, isBehind, takeTheirs }: Props): ReactNode {
  const text = useReviewText()
  const language = useLanguage()
  const now = useNow()
  const isConflict = saving.state === 'failed' && codeOf(saving.error) === 'VERSION_CONFLICT'
  if (isConflict || (isBehind && saving.state !== 'saving')) {
    return (
      <Alert
        type="warning"
        showIcon
        role="alert"
        title={text.conflict}
        action={
          <>
            <Button size="small" type="primary" onClick={() => void saving.saveOver()}>
              {text.keepMine}
            </Button>
            <Button size="small" onClick={takeTheirs}>
              {text.takeTheirs}
            </Button>
          </>
        }
      />
    )
  }
  if (saving.state === 'failed') {
    return (
      <span className="intake-failed">
        <RefusalMessage error={saving.error} />
        <Button size="small" onClick={() => void saving.flush()}>
          {text.retrySave}
        </Button>
      </span>
    )
  }
  return (
    <span className="ui-quiet intake-saving">
      <span role="status">{text[saving.state]}</span>
      {saving.state === 'saved' && (
        <> · {text.savedAt(relativeInstant(saving.known.updatedAt, now, language), saving.known.by)}</>
      )}
    </span>
  )
})
