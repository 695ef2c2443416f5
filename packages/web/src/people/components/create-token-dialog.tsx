import { addDays, isDay } from '@bihuan/core/kernel/day.ts'
import { lastTokenDay, tokenScopes } from '@bihuan/core/people/api-token.ts'
import { useQueryClient } from '@tanstack/react-query'
import { Form, Input, Radio } from 'antd'
import { type ReactNode, useState } from 'react'
import { api, orpc } from '../../api.ts'
import { DayField } from '../../ui/day-field.tsx'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { dayHere } from '../../ui/zone.ts'
import { useTokensText } from '../tokens.text.ts'
import type { ShownToken } from './shown-token-dialog.tsx'

type Fields = { name: string; scope: (typeof tokenScopes)[number]; expiresOn: string | null }

/** Makes an interface token. */
export function CreateTokenDialog(props: {
  readonly onClose: () => void
  readonly onMade: (shown: ShownToken) => void
}): ReactNode {
  const text = useTokensText()
  const client = useQueryClient()
  const [today] = useState(() => dayHere(new Date()))
  return (
    <FormDialog
      form="tokens.create"
      item="new"
      start={{ name: '', scope: 'read', expiresOn: addDays(today, 90) }}
      name="token"
      title={text.create}
      confirm={text.create}
      tells={['name', 'expiresOn']}
      send={({ name, scope, expiresOn }: Fields, commandId) =>
        api.tokens.create({
          commandId,
          name,
          scope,
          expiresOn: expiresOn !== null && isDay(expiresOn) ? expiresOn : lastTokenDay(today),
        })
      }
      onSent={async ({ name, token }) => {
        await client.invalidateQueries({ queryKey: orpc.tokens.key() })
        props.onMade({ name, token })
      }}
      onClose={props.onClose}
    >
      {(refused) => (
        <>
          <Form.Item
            name="name"
            {...refused.item('name')}
            label={text.name}
            extra={text.nameHint}
            rules={[{ required: true, whitespace: true, message: text.nameMissing }]}
          >
            <Input count={{ max: 50 }} />
          </Form.Item>
          <Form.Item name="scope" label={text.scope}>
            <Radio.Group
              options={tokenScopes.map((scope) => ({ value: scope, label: text.scopes[scope] }))}
            />
          </Form.Item>
          <Form.Item
            name="expiresOn"
            {...refused.item('expiresOn')}
            label={text.expiresOn}
            extra={text.expiresHint}
            rules={[
              {
                validator: async (_rule, value: string | null) => {
                  if (value === null || !isDay(value)) throw new Error(text.dayMissing)
                },
              },
            ]}
          >
            <LastDay label={text.expiresOn} />
          </Form.Item>
        </>
      )}
    </FormDialog>
  )
}

// The form gives value and change to what stands in it.
function LastDay({
  label,
  value = null,
  onChange = () => {},
}: {
  readonly label: string
  readonly value?: string | null
  readonly onChange?: (value: string | null) => void
}): ReactNode {
  return <DayField label={label} value={value} onChange={onChange} />
}
