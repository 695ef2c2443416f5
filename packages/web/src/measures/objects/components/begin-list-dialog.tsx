import { objectLimits } from '@bihuan/core/objects/list-item.ts'
import { useQueryClient } from '@tanstack/react-query'
import { App, Form, Input } from 'antd'
import type { ReactNode } from 'react'
import { api, orpc } from '../../../api.ts'
import { FormDialog } from '../../../ui/form-dialog.tsx'
import { useObjectsText } from '../objects.text.ts'

type Props = { readonly rectificationId: string; readonly measureId: string; readonly onClose: () => void }

/** Begins the list of objects of a measure: its name, and what its objects are counted in. */
export function BeginListDialog({ rectificationId, measureId, onClose }: Props): ReactNode {
  const text = useObjectsText()
  const client = useQueryClient()
  const { message } = App.useApp()
  return (
    <FormDialog
      form="objects.begin"
      item={measureId}
      start={{ name: '', unit: '' }}
      name="objects-begin"
      title={text.begin}
      confirm={text.begin}
      tells={['name', 'unit']}
      send={(fields: { name: string; unit: string }, commandId) =>
        api.objects.begin({ commandId, rectificationId, measureId, ...fields })
      }
      onSent={async () => {
        void message.success(text.begun)
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
            <Input maxLength={objectLimits.name} placeholder={text.nameHint} />
          </Form.Item>
          <Form.Item
            name="unit"
            label={text.unit}
            rules={[{ required: true, whitespace: true, message: text.missing }]}
            {...refused.item('unit')}
          >
            <Input maxLength={objectLimits.unit} placeholder={text.unitHint} />
          </Form.Item>
        </>
      )}
    </FormDialog>
  )
}
