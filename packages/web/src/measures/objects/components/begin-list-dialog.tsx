import { objectLimits } from '@bihuan/core/objects/list-item.ts'
import type { ObjectListView } from '@bihuan/core/objects/objects.contract.ts'
import { useQueryClient } from '@tanstack/react-query'
import { Form, Input } from 'antd'
import type { ReactNode } from 'react'
import { api, orpc } from '../../../api.ts'
import { FormDialog } from '../../../ui/form-dialog.tsx'
import { useMessages } from '../../../ui/use-messages.ts'
import { useObjectsText } from '../objects.text.ts'

type Props = {
  readonly rectificationId: string
  readonly measureId: string
  /** The list that is named anew; none where it begins. */
  readonly list?: Pick<ObjectListView, 'id' | 'name' | 'unit' | 'version'>
  readonly onClose: () => void
}

/** Begins the list of objects of a measure, or names it anew: its name, and what its objects are counted in. */
export function BeginListDialog({ rectificationId, measureId, list, onClose }: Props): ReactNode {
  const text = useObjectsText()
  const client = useQueryClient()
  const { message } = useMessages()
  return (
    <FormDialog
      form={list === undefined ? 'objects.begin' : 'objects.rename'}
      item={measureId}
      start={{ name: list?.name ?? '', unit: list?.unit ?? '' }}
      name="objects-begin"
      title={list === undefined ? text.begin : text.rename}
      confirm={list === undefined ? text.begin : text.save}
      tells={['name', 'unit']}
      send={(fields: { name: string; unit: string }, commandId) =>
        list === undefined
          ? api.objects.begin({ commandId, rectificationId, measureId, ...fields })
          : api.objects.rename({
              commandId,
              rectificationId,
              measureId,
              objectListId: list.id,
              version: list.version,
              ...fields,
            })
      }
      onSent={async () => {
        message.success(list === undefined ? text.begun : text.saved)
        await client.invalidateQueries({ queryKey: orpc.objects.key() })
      }}
      onClose={onClose}
    >
      {(refused) => (
        <>
          <Form.Item
            name="name"
            label={text.name}
            rules={[{ required: true, whitespace: true, message: text.missing }]}
            {...refused.item('name')}
          >
            <Input count={{ max: objectLimits.name }} placeholder={text.nameHint} />
          </Form.Item>
          <Form.Item
            name="unit"
            label={text.unit}
            rules={[{ required: true, whitespace: true, message: text.missing }]}
            {...refused.item('unit')}
          >
            <Input count={{ max: objectLimits.unit }} placeholder={text.unitHint} />
          </Form.Item>
        </>
      )}
    </FormDialog>
  )
}
