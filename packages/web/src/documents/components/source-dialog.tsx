import { placeCalled } from '@bihuan/core/documents/counted-otherwise.ts'
import type { EditionView } from '@bihuan/core/documents/editions.contract.ts'
import { editionLimits } from '@bihuan/core/editions/edition.ts'
import type { ReactNode } from 'react'
import { api } from '../../api.ts'
import { CommandDialog } from '../../commands/components/command-dialog.tsx'
import { useKept } from '../../ui/kept-forms.ts'
import { WordsField } from '../../ui/words-field.tsx'
import { useEditionCommand } from '../edition-command.ts'
import { useEditionsText } from '../editions.text.ts'

type Props = { readonly edition: EditionView; readonly onClose: () => void }

/** Says where a number that no record counts comes from, or how one is counted that differs from the records. */
export function SourceDialog({
  edition,
  said,
  source,
  onClose,
}: Props & { readonly said: string; readonly source: string }): ReactNode {
  const text = useEditionsText()
  const otherwise = placeCalled(said)
  const words =
    otherwise === null
      ? {
          title: text.sourceOf(said),
          label: text.source,
          hint: text.sourceHint,
          confirm: text.saveSource,
          noted: text.sourced,
        }
      : {
          title: text.otherwiseOf(otherwise.said),
          label: text.otherwiseReason,
          hint: text.otherwiseHint,
          confirm: text.saveOtherwise,
          noted: text.otherwiseNoted,
        }
  const kept = useKept('editions.source', `${edition.id} ${said}`, { source })
  const command = useEditionCommand({
    edition,
    said: words.noted,
    send: (typed: string, stamp) => api.editions.source({ ...stamp, said, source: typed }),
    onClose,
  })
  return (
    <CommandDialog
      title={words.title}
      confirm={words.confirm}
      kept={kept}
      command={command}
      values={kept.values.source}
      tells={['source']}
      isReady={kept.values.source.trim() !== source}
      onClose={onClose}
    >
      {(refused) => (
        <WordsField
          label={words.label}
          hint={words.hint}
          value={kept.values.source}
          onChange={(typed) => kept.change({ source: typed })}
          refused={refused.of('source')}
          longest={editionLimits.sourceLength}
          isShort
          takesFocus
        />
      )}
    </CommandDialog>
  )
}
