import type { ReactNode } from 'react'
import { api, orpc } from '../../api.ts'
import { CommandDialog } from '../../commands/components/command-dialog.tsx'
import { useFormCommand } from '../../commands/form-command.ts'
import { useKept } from '../../ui/kept-forms.ts'
import { WordsField } from '../../ui/words-field.tsx'
import { useRectificationsText } from '../rectifications.text.ts'
import { lackingOf } from '../../ui/lacking.tsx'

const none = { category: '', number: '', title: '' }

/** Adds a finding to a rectification. */
export function AddFindingDialog(props: { rectificationId: string; onClose: () => void }): ReactNode {
  const text = useRectificationsText()
  const { rectificationId, onClose } = props
  const kept = useKept('findings.add', rectificationId, none)
  const { values, change } = kept
  // What is added has no version that somebody else could have made anew.
  const command = useFormCommand({
    record: null,
    version: 1,
    send: ({ category, ...words }: typeof values, { version: _none, ...stamp }) =>
      api.findings.add({ ...stamp, rectificationId, category: category.trim() || null, ...words }),
    refresh: async () => Promise.resolve(1),
    changes: [orpc.rectifications.key()],
    said: text.findingAdded,
    onClose,
  })
  return (
    <CommandDialog
      title={text.addFinding}
      confirm={text.add}
      kept={kept}
      command={command}
      values={values}
      tells={['category', 'number', 'title']}
      lacks={lackingOf([text.number, values.number], [text.findingTitle, values.title])}
      onClose={onClose}
    >
      {(refused) => (
        <>
          <WordsField
            label={text.category}
            hint={text.categoryHint}
            value={values.category}
            onChange={(category) => change({ category })}
            refused={refused.of('category')}
            longest={200}
            isLine
            takesFocus
          />
          <WordsField
            label={text.number}
            hint={text.numberHint}
            value={values.number}
            onChange={(number) => change({ number })}
            refused={refused.of('number')}
            longest={40}
            isLine
          />
          <WordsField
            label={text.findingTitle}
            value={values.title}
            onChange={(title) => change({ title })}
            refused={refused.of('title')}
            longest={500}
            isShort
          />
        </>
      )}
    </CommandDialog>
  )
}
