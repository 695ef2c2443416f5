import { namesOf } from '@bihuan/core/kernel/field.ts'
import { itemFields } from '@bihuan/core/objects/list-item.ts'
import type { ListItemView } from '@bihuan/core/objects/objects.contract.ts'
import { useQueryClient } from '@tanstack/react-query'
import { Modal } from 'antd'
import { type ReactNode, useState } from 'react'
import { api, orpc } from '../../../api.ts'
import { FieldInput } from '../../../commands/components/field-input.tsx'
import { areReady, changesFrom, differingFields, emptyTexts, textsOf } from '../../../commands/fields.ts'
import { useCommandId } from '../../../ui/command-id.ts'
import { useKept } from '../../../ui/kept-forms.ts'
import { KeptNote } from '../../../ui/kept-note.tsx'
import { useLanguage } from '../../../ui/language.tsx'
import { useOneAtATime } from '../../../ui/one-at-a-time.ts'
import { RefusalMessage } from '../../../ui/refusal-message.tsx'
import { FieldRefusal, useRefusedFields } from '../../../ui/refused-fields.tsx'
import { useMessages } from '../../../ui/use-messages.ts'
import { useObjectsText } from '../objects.text.ts'
import { LackingFields, lackingOf, useLacking } from '../../../ui/lacking.tsx'
import { useLackingText } from '../../../ui/lacking.text.ts'

type Of = { readonly rectificationId: string; readonly measureId: string; readonly objectListId: string }
type Props = {
  readonly of: Of
  /** The object that is set anew; null where one is added. */
  readonly item: ListItemView | null
  readonly onClose: () => void
}

const names = namesOf(itemFields)

/** What an object is: its number, name, place, who is responsible, and its day. */
export function ObjectForm({ of, item, onClose }: Props): ReactNode {
  const text = useObjectsText()
  const lacksText = useLackingText()
  const language = useLanguage()
  const [before] = useState(() => (item === null ? emptyTexts(itemFields) : textsOf(itemFields, item)))
  const kept = useKept('objects.item', item?.id ?? of.objectListId, before)
  const sending = useSaving(of, item, () => {
    kept.done()
    onClose()
  })
  const refused = useRefusedFields(sending.error, names)
  const changed = differingFields(itemFields, before, kept.values)
  const lacking = useLacking(
    lackingOf(
      [itemFields.number.heading[language], kept.values.number],
      [itemFields.name.heading[language], kept.values.name],
      [lacksText.day(itemFields.dueOn.heading[language]), areReady(itemFields, kept.values)],
      [lacksText.anyChange, item === null || changed.length > 0],
    ),
  )
  const isTaken = sending.error instanceof NumberTaken
  return (
    <Modal
      open
      title={item === null ? text.add : `${text.actions.change} · ${item.number}`}
      okText={item === null ? text.add : text.save}
      okButtonProps={{ loading: sending.isSending }}
      onOk={() =>
        lacking.press(() =>
          sending.send(changesFrom(itemFields, kept.values, item === null ? names : changed)),
        )
      }
      onCancel={() => kept.leave(onClose)}
    >
      <KeptNote kept={kept} />
      <LackingFields of={lacking.shown}>
        <div className="objects-fields">
          {names.map((name) => (
            <label key={name}>
              <span>{itemFields[name].heading[language]}</span>
              <FieldInput
                field={itemFields[name]}
                label={itemFields[name].heading[language]}
                text={kept.values[name]}
                onChange={(words) => kept.change({ [name]: words })}
              />
              <FieldRefusal of={refused.of(name)} />
            </label>
          ))}
        </div>
      </LackingFields>
      {isTaken ? (
        <p role="alert">{text.numberThere(kept.values.number.trim())}</p>
      ) : (
        <RefusalMessage error={refused.rest} />
      )}
    </Modal>
  )
}

/** Filling a list sets those anew whose number is there; whoever adds one by hand means a new one. */
class NumberTaken extends Error {}

type Changes = ReturnType<typeof changesFrom<typeof itemFields>>

function useSaving(of: Of, item: ListItemView | null, onSaved: () => void) {
  const text = useObjectsText()
  const client = useQueryClient()
  const { message } = useMessages()
  const { commandId } = useCommandId()
  const { rectificationId, measureId } = of
  return useOneAtATime({
    send: async (changes: Changes) => {
      if (item !== null) {
        await api.objects.change({ ...of, commandId, itemId: item.id, version: item.version, changes })
        return
      }
      const { number = '', name = '', place = '', responsibleWords = '' } = changes
      const { responsibleId = null, dueOn = null } = changes
      const { items } = await api.objects.list({ rectificationId, measureId, q: number.trim(), limit: 500 })
      if (items.some((one) => one.number === number.trim())) throw new NumberTaken()
      const values = { number, name, place, responsibleWords, responsibleId, dueOn }
      await api.objects.fill({ ...of, commandId, items: [values] })
    },
    onSent: async () => {
      message.success(text.saved)
      onSaved()
      await client.invalidateQueries({ queryKey: orpc.objects.key() })
    },
  })
}
