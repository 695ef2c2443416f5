import { Alert, Button } from 'antd'
import type { ReactNode } from 'react'
import { codeOf } from '../../ui/explain.ts'
import { RefusalMessage } from '../../ui/refusal-message.tsx'
import type { DraftSaving } from '../draft-saving.ts'
import { useIntakeText } from '../intake.text.ts'

/** Whether the draft is saved; when not, why, and what to do. */
export function SavingNote({
  saving,
  takeTheirs,
}: {
  saving: DraftSaving
  takeTheirs: () => void
}): ReactNode {
  const text = useIntakeText()
  if (saving.state !== 'failed') {
    return (
      <span className="ui-quiet" role="status">
        {text[saving.state]}
      </span>
    )
  }
  if (codeOf(saving.error) === 'VERSION_CONFLICT') {
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
  return (
    <span className="intake-failed">
      <RefusalMessage error={saving.error} />
      <Button size="small" onClick={() => void saving.flush()}>
        {text.retrySave}
      </Button>
    </span>
  )
}
