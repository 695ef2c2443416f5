import type { ItemAction, ListItemView } from '@bihuan/core/objects/objects.contract.ts'
import { objectLimits } from '@bihuan/core/objects/list-item.ts'
import { useQueryClient } from '@tanstack/react-query'
import { App, Form, Input } from 'antd'
import type { ReactNode } from 'react'
import { api, orpc } from '../../../api.ts'
import { EvidenceUpload } from '../../../told/components/evidence-upload.tsx'
import { useUploads } from '../../../told/uploads.ts'
import { FormDialog } from '../../../ui/form-dialog.tsx'
import { useObjectsText } from '../objects.text.ts'

/** What is done with several objects in one step. */
export type Move = Exclude<ItemAction, 'change'>

type Props = {
  readonly of: { readonly rectificationId: string; readonly measureId: string; readonly objectListId: string }
  readonly move: Move
  readonly items: readonly Pick<ListItemView, 'id' | 'version'>[]
  readonly onMoved: () => void
  readonly onClose: () => void
}

/** Says of objects that they are done, crosses them off, or takes them back with a reason. */
export function MoveObjectsDialog({ of, move, items, onMoved, onClose }: Props): ReactNode {
  const text = useObjectsText()
  const client = useQueryClient()
  const { message } = App.useApp()
  const files = useUploads('', objectLimits.files)
  const stored = files.uploads.flatMap((upload) =>
    upload.state === 'stored' ? [upload.evidence.fileId] : [],
  )
  return (
    <FormDialog
      form={`objects.${move}`}
      item={of.objectListId}
      start={{ words: '' }}
      name={`objects-${move}`}
      title={`${text.actions[move]} · ${text.selected(items.length)}`}
      confirm={text.actions[move]}
      tells={['text', 'reason']}
      send={({ words }: { words: string }, commandId) => {
        const moving = { ...of, commandId, items: items.map(({ id, version }) => ({ id, version })) }
        if (move === 'sayDone') return api.objects.sayDone({ ...moving, text: words, fileIds: stored })
        if (move === 'crossOff') return api.objects.crossOff(moving)
        return api.objects[move]({ ...moving, reason: words })
      }}
      onSent={async () => {
        void message.success(text.saidSo[move])
        onMoved()
        await client.invalidateQueries({ queryKey: orpc.objects.key() })
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
              maxLength={2000}
              placeholder={move === 'sayDone' ? text.doneHint : text.reasonHint[move]}
            />
          </Form.Item>
          {move === 'sayDone' && <EvidenceUpload files={files} isDisabled={false} />}
        </>
      )}
    </FormDialog>
  )
}
