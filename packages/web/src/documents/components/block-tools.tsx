import type { EditionView } from '@bihuan/core/documents/editions.contract.ts'
import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { api } from '../../api.ts'
import { CommandOutcome } from '../../commands/components/command-outcome.tsx'
import { useEditionCommand } from '../edition-command.ts'
import {
  addedBehind,
  editedText,
  isAdded,
  leftOut,
  moved,
  programText,
  type SentText,
  type Written,
  written,
} from '../edition-moves.ts'
import { useEditionsText } from '../editions.text.ts'
import { BlockEditor } from './block-editor.tsx'

type Props = {
  readonly edition: EditionView
  readonly content: Written
  readonly at: number
}

/** What can be done with a paragraph of a draft: closed it is one small button beside it. */
export function BlockTools({ edition, content, at }: Props): ReactNode {
  const text = useEditionsText()
  const [open, setOpen] = useState<'none' | 'tools' | 'edit' | 'add'>('none')
  const name = content.names[at] ?? null
  const close = (): void => setOpen('none')
  if (name === null) return null
  if (open === 'none')
    return (
      <button
        type="button"
        className="block-opener"
        aria-label={text.editBlock(at + 1)}
        onClick={() => setOpen('tools')}
      >
        ✎
      </button>
    )
  if (open === 'edit')
    return (
      <BlockEditor
        {...{ edition }}
        place={name}
        start={editedText(content, at)}
        block={content.blocks[at] ?? null}
        toSend={(typed) => [written(content, name, typed)]}
        onClose={close}
      />
    )
  if (open === 'add')
    return (
      <BlockEditor
        {...{ edition }}
        place={`${name} behind`}
        start=""
        block={null}
        toSend={(typed) => addedBehind(content, at, typed)}
        onClose={close}
      />
    )
  return <Tools {...{ edition, content, at, name }} onOpen={setOpen} onClose={close} />
}

function Tools({
  edition,
  content,
  at,
  name,
  onOpen,
  onClose,
}: Props & {
  readonly name: string
  readonly onOpen: (what: 'edit' | 'add') => void
  readonly onClose: () => void
}): ReactNode {
  const text = useEditionsText()
  const command = useEditionCommand({
    edition,
    said: text.worded,
    send: (texts: readonly SentText[], stamp) => api.editions.word({ ...stamp, texts: [...texts] }),
    onClose,
  })
  const [up, down] = [moved(content, at, -1), moved(content, at, 1)]
  const isByHand = content.hands.some(({ block }) => block === name)
  const steps: readonly (readonly [string, readonly SentText[]])[] = [
    ...(up === null ? [] : [[text.moveUp, up] as const]),
    ...(down === null ? [] : [[text.moveDown, down] as const]),
    ...(isByHand && !isAdded(name)
      ? [[text.takeBack, [{ block: name, instead: programText(content, name), text: null }]] as const]
      : []),
    [text.leaveOut, leftOut(content, at)],
  ]
  return (
    <div className="block-tools" role="toolbar" aria-label={text.toolsOf(at + 1)}>
      <Button size="small" type="primary" onClick={() => onOpen('edit')}>
        {text.rewrite}
      </Button>
      <Button size="small" onClick={() => onOpen('add')}>
        {text.addBehind}
      </Button>
      {steps.map(([label, texts]) => (
        <Button key={label} size="small" disabled={command.isSending} onClick={() => command.send(texts)}>
          {label}
        </Button>
      ))}
      <Button size="small" type="text" onClick={onClose}>
        {text.closeTools}
      </Button>
      <CommandOutcome command={command} />
    </div>
  )
}
