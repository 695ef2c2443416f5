import type { CommandId } from '@bihuan/core/kernel/id.ts'
import type { TemplateRef } from '@bihuan/core/templates/template.ts'
import type { ListedTemplate } from '@bihuan/core/templates/templates.contract.ts'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { api } from '../../api.ts'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { freeName, nameIn, type TemplateFileChosen, withName } from '../template-names.ts'
import { useTemplatesText } from '../templates.text.ts'
import { TemplateNameFields } from './template-name-fields.tsx'

type Fields = { readonly zh: string; readonly en: string }

/** Asks what a file is to become that calls its template as another one is called: a further version of that, or one beside it. */
export function NameTakenDialog(props: {
  readonly file: TemplateFileChosen
  readonly list: readonly ListedTemplate[]
  /** Goes on with the file as a further version of a template. */
  readonly onFurther: (of: ListedTemplate) => void
  readonly onAdded: (added: TemplateRef, file: TemplateFileChosen) => Promise<void>
  readonly onClose: () => void
}): ReactNode {
  const text = useTemplatesText()
  const language = useLanguage()
  const { file, list } = props
  const name = nameIn(file.content) ?? { zh: '', en: '' }
  const same = list.filter((one) => one.name.zh === name.zh || one.name.en === name.en)
  const own = same.find(({ can }) => can.includes('save'))
  const send = ({ zh, en }: Fields, commandId: CommandId): Promise<TemplateRef> =>
    api.templates.add({ commandId, content: withName(file.content, { zh, en }), copiedFrom: null })
  return (
    <FormDialog
      form="templates.add"
      item={name.zh}
      start={freeName(
        name,
        list.map((one) => one.name),
      )}
      name="nameTaken"
      title={text.nameTaken}
      confirm={text.addBeside}
      tells={[]}
      send={send}
      onSent={(added) => props.onAdded(added, file)}
      onClose={props.onClose}
    >
      {() => (
        <>
          <p>{text.nameTakenNote(name[language])}</p>
          {own !== undefined && (
            <p>
              <Button onClick={() => props.onFurther(own)}>{text.furtherVersion(own.name[language])}</Button>
            </p>
          )}
          <p>{text.orBeside}</p>
          <TemplateNameFields />
        </>
      )}
    </FormDialog>
  )
}
