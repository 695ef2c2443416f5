import type { Bilingual } from '@bihuan/core/kernel/refusal.ts'
import type { TemplateRef } from '@bihuan/core/templates/template.ts'
import type { WholeTemplate } from '@bihuan/core/templates/templates.contract.ts'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { api, orpc } from '../../api.ts'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { freeName } from '../template-names.ts'
import { useTemplatesText } from '../templates.text.ts'
import { TemplateNameFields } from './template-name-fields.tsx'

type Props = {
  readonly view: WholeTemplate
  readonly onCopied: (copy: TemplateRef) => Promise<void>
  readonly onClose: () => void
}

/** Asks what a copy of a template is to be called, and proposes a name that no other one has. */
export function CopyTemplateDialog(props: Props): ReactNode {
  const list = useQuery(orpc.templates.list.queryOptions())
  // Without the list the name is proposed all the same, and refused if another one has it.
  const taken = list.error ? [] : list.data?.map(({ name }) => name)
  return taken === undefined ? null : <CopyForm {...props} taken={taken} />
}

function CopyForm(props: Props & { readonly taken: readonly Bilingual[] }): ReactNode {
  const text = useTemplatesText()
  const { id, version, template } = props.view
  const copy = { zh: text.copyName(template.name.zh), en: text.copyNameEn(template.name.en) }
  return (
    <FormDialog
      form="templates.copy"
      item={id}
      start={freeName(copy, props.taken)}
      name="copyTemplate"
      title={text.copy}
      confirm={text.copyConfirm}
      tells={[]}
      send={(name: Bilingual, commandId) =>
        api.templates.add({
          commandId,
          content: JSON.stringify({ ...template, name: { zh: name.zh, en: name.en } }),
          copiedFrom: { id, version },
        })
      }
      onSent={props.onCopied}
      onClose={props.onClose}
    >
      {() => (
        <>
          <p className="ui-quiet">{text.copyNote}</p>
          <TemplateNameFields />
        </>
      )}
    </FormDialog>
  )
}
