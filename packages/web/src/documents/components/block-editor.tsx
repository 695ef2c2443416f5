import { type Block, runsOf } from '@bihuan/core/documents/document.ts'
import type { EditionView } from '@bihuan/core/documents/editions.contract.ts'
import { editionLimits } from '@bihuan/core/editions/edition.ts'
import { Button } from 'antd'
import { type ReactNode, useRef } from 'react'
import { api } from '../../api.ts'
import { CommandForm } from '../../commands/components/command-form.tsx'
import { useKept } from '../../ui/kept-forms.ts'
import { useRefusedFields } from '../../ui/refused-fields.tsx'
import { WordsField } from '../../ui/words-field.tsx'
import { useEditionCommand } from '../edition-command.ts'
import type { SentText } from '../edition-moves.ts'
import { useEditionsText } from '../editions.text.ts'
import { lackingOf } from '../../ui/lacking.tsx'

type Props = {
  readonly edition: EditionView
  /** Under which name what is typed is kept until it is sent. */
  readonly place: string
  /** What the text begins with. */
  readonly start: string
  /** The paragraph as it is shown: its figures are offered by what they are now. */
  readonly block: Block | null
  readonly toSend: (text: string) => readonly SentText[]
  readonly onClose: () => void
}

/** Writes a paragraph: figures stand as marks, which stay linked to what they count. */
export function BlockEditor({ edition, place, start, block, toSend, onClose }: Props): ReactNode {
  const text = useEditionsText()
  const field = useRef<HTMLDivElement>(null)
  const kept = useKept('editions.word', `${edition.id} ${place}`, { text: start })
  const command = useEditionCommand({
    edition,
    said: text.worded,
    send: (typed: string, stamp) => api.editions.word({ ...stamp, texts: [...toSend(typed)] }),
    onClose,
  })
  const refused = useRefusedFields(command.error, ['texts'])
  const insert = (mark: string): void => {
    const area = field.current?.querySelector('textarea')
    const at = area?.selectionStart ?? kept.values.text.length
    kept.change({ text: kept.values.text.slice(0, at) + mark + kept.values.text.slice(at) })
    area?.focus()
  }
  const figures = figuresIn(block, start)
  return (
    <div className="block-editor" ref={field}>
      <CommandForm
        kept={kept}
        command={command}
        error={refused.rest}
        onSend={() => command.send(kept.values.text, kept)}
        onCancel={onClose}
        confirm={text.saveText}
        lacks={lackingOf([text.textOf, kept.values.text])}
      >
        <WordsField
          label={text.textOf}
          hint={text.textHint}
          value={kept.values.text}
          onChange={(typed) => kept.change({ text: typed })}
          refused={refused.of('texts')}
          longest={editionLimits.textLength}
          takesFocus
        />
        {figures.length > 0 && (
          <div className="block-figures">
            <span>{text.figuresStay}</span>
            {figures.map(({ mark, said }) => (
              <Button
                key={mark}
                size="small"
                onClick={() => insert(mark)}
                aria-label={text.insert(mark, said)}
              >
                {mark} = {said}
              </Button>
            ))}
          </div>
        )}
      </CommandForm>
    </div>
  )
}

/** The marks of a text with what they count now, in the order in which they stand. */
function figuresIn(
  block: Block | null,
  text: string,
): readonly { readonly mark: string; readonly said: string }[] {
  const figures = block === null ? [] : runsOf(block).filter((run) => run.kind === 'figure')
  const marks: readonly string[] = text.match(/⟦\d+⟧/g) ?? []
  return marks.flatMap((mark, at) => {
    const figure = figures[at]
    return figure === undefined || marks.indexOf(mark) !== at ? [] : [{ mark, said: figure.text }]
  })
}
