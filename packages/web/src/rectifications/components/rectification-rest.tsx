import type { RectificationView } from '@bihuan/core/rectifications/rectifications.contract.ts'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { lazyPart } from '../../ui/lazy-part.tsx'
import { useRectificationsText } from '../rectifications.text.ts'

const AddFindingDialog = lazyPart(() => import('./add-finding-dialog.tsx'), 'AddFindingDialog')
const AmendDialog = lazyPart(() => import('./amend-dialog.tsx'), 'AmendDialog')
const ArchiveButton = lazyPart(() => import('./archive-button.tsx'), 'ArchiveButton')
const ReviewersDialog = lazyPart(() => import('./reviewers-dialog.tsx'), 'ReviewersDialog')
const SealsDialog = lazyPart(() => import('./seals-dialog.tsx'), 'SealsDialog')
const TemplateDialog = lazyPart(() => import('./template-dialog.tsx'), 'TemplateDialog')
const VoidDialog = lazyPart(() => import('./void-dialog.tsx'), 'VoidDialog')

type Opened = 'adding' | 'amending' | 'template' | 'seals' | 'reviewers' | 'voiding' | null

/** What is done to a rectification now and then, below the ways of every day. */
export function RectificationRest({ rectification }: { rectification: RectificationView }): ReactNode {
  const text = useRectificationsText()
  const { id, can } = rectification
  const [opened, setOpened] = useState<Opened>(null)
  const close = () => setOpened(null)
  const act = (opens: Opened, word: string) => (
    <Button type="link" onClick={() => setOpened(opens)}>
      {word}
    </Button>
  )
  return (
    <div className="rectification-rest">
      {can.includes('addFinding') && act('adding', text.addFinding)}
      {can.includes('amend') && act('amending', text.amend)}
      {can.includes('amend') && act('template', text.templateChange)}
      {can.includes('takeOver') && (
        <Link className="rectification-way" to="/rectifications/$id/take-over" params={{ id }}>
          {text.takeOver}
        </Link>
      )}
      {can.includes('seals') && act('seals', text.seals)}
      {can.includes('reviewers') && act('reviewers', text.reviewers)}
      {can.includes('archive') && <ArchiveButton rectification={rectification} />}
      {can.includes('askVoiding') && act('voiding', text.voidAsk)}
      {opened === 'adding' && <AddFindingDialog rectificationId={id} onClose={close} />}
      {opened === 'amending' && <AmendDialog rectification={rectification} onClose={close} />}
      {opened === 'template' && <TemplateDialog rectification={rectification} onClose={close} />}
      {opened === 'seals' && <SealsDialog rectificationId={id} onClose={close} />}
      {opened === 'reviewers' && <ReviewersDialog rectificationId={id} onClose={close} />}
      {opened === 'voiding' && <VoidDialog rectification={rectification} onClose={close} />}
    </div>
  )
}
