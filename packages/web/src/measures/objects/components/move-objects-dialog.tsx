import type { ItemAction, ListItemView } from '@bihuan/core/objects/objects.contract.ts'
import { objectLimits } from '@bihuan/core/objects/list-item.ts'
import { useQueryClient } from '@tanstack/react-query'
import { Form, Input } from 'antd'
import type { ReactNode } from 'react'
import { api, orpc } from '../../../api.ts'
import { EvidenceUpload } from '../../../told/components/evidence-upload.tsx'
import { useToldText } from '../../../told/told.text.ts'
import { useUploads } from '../../../told/uploads.ts'
import { FormDialog } from '../../../ui/form-dialog.tsx'
import { useMessages } from '../../../ui/use-messages.ts'
import { useObjectsText } from '../objects.text.ts'

/** What is done with several objects in one step. */
export type Move = Exclude<ItemAction, 'change'>

type Props = {
  readonly of: { readonly rectificationId: string; readonly measureId: string; readonly objectListId: string }
  readonly move: Move
  readonly items: readonly Pick<ListItemView, 'id' | 'version' | 'number' | 'name'>[]
  /** Why their measure is late, where that is asked: with what to begin, and what was said. */
  readonly why: { readonly start: string; readonly onSaid: (why: string) => void } | null
  readonly onMoved: () => void
  readonly onClose: () => void
}

type Said = { readonly words: string; readonly lateReason?: string }

/** Says of objects that they are done, crosses them off, or takes them back with a reason. */
export function MoveObjectsDialog({ of, move, items, why, onMoved, onClose }: Props): ReactNode {
  const text = useObjectsText()
  const told = useToldText()
  const [first, second] = items
  const meant =
    first !== undefined && second === undefined
      ? `${first.number} ${first.name}`
      : text.selected(items.length)
  const client = useQueryClient()
  const { message } = useMessages()
  const files = useUploads('', objectLimits.files)
  const stored = files.uploads.flatMap((upload) =>
    upload.state === 'stored' ? [upload.evidence.fileId] : [],
  )
  return (
    <FormDialog
      form={`objects.${move}`}
      item={of.objectListId}
      start={{ words: '', lateReason: why?.start ?? '' }}
      name={`objects-${move}`}
      title={`${text.actions[move]} · ${meant}`}
      confirm={text.actions[move]}
      tells={['text', 'reason', 'lateReason']}
      send={({ words, lateReason = '' }: Said, commandId) => {
        const moving = { ...of, commandId, items: items.map(({ id, version }) => ({ id, version })) }
        if (move === 'sayDone') {
          why?.onSaid(lateReason)
          const said = { text: words, fileIds: stored, ...(why !== null && { lateReason }) }
          return api.objects.sayDone({ ...moving, ...said })
        }
        if (move === 'crossOff') return api.objects.crossOff(moving)
        return api.objects[move]({ ...moving, reason: words })
      }}
      onSent={async () => {
        message.success(text.saidSo[move])
        onMoved()
        await client.invalidateQueries({ queryKey: orpc.objects.key() })
        void client.invalidateQueries({ queryKey: orpc.measures.mine.key() })
      }}
      onClose={onClose}
      isWaiting={files.uploads.some((upload) => upload.state === 'sending')}
    >
      {(refused) => (
        <>
          <Form.Item
            name="words"
            hidden={move === 'crossOff'}
            label={move === 'sayDone' ? text.doneText : text.reason}
            {...refused.item(move === 'sayDone' ? 'text' : 'reason')}
          >
            <Input.TextArea
              rows={3}
              count={{ max: 2000 }}
              placeholder={move === 'sayDone' ? text.doneHint : text.reasonHint[move]}
            />
          </Form.Item>
          {why !== null && (
            <Form.Item
              name="lateReason"
              label={told.lateReason}
              rules={[{ required: true, whitespace: true, message: told.lateReasonHint }]}
              {...refused.item('lateReason')}
            >
              <Input.TextArea rows={2} count={{ max: 2000 }} placeholder={told.lateReasonHint} />
            </Form.Item>
          )}
          {move === 'sayDone' && <EvidenceUpload files={files} isDisabled={false} />}
        </>
      )}
    </FormDialog>
  )
}
