import { textLimitBytes } from '@bihuan/core/reading/text/decode.ts'
import { Alert, Button, Input } from 'antd'
import { type ReactNode, Suspense, useRef, useState } from 'react'
import { acceptedFiles, givenFiles, pastedFrom } from '../given-documents.ts'
import { useIntakeText } from '../intake.text.ts'
import type { Given } from '../sendings.ts'
import { useDroppedFiles } from '../dropped-files.ts'
import { useSession } from '../../session/session.tsx'
import { lazyPart } from '../../ui/lazy-part.tsx'
import { useKept } from '../../ui/kept-forms.ts'
import { KeptNote } from '../../ui/kept-note.tsx'
import { LackingFields, lackingOf, useLacking } from '../../ui/lacking.tsx'

const longPaste = 10_000
const BodySelect = lazyPart(() => import('./body-select.tsx'), 'BodySelect')

type Props = { readonly send: (given: readonly Given[]) => void }

/** Where documents are given: chosen, dropped anywhere on the page, or pasted as words, as a table or as a picture. */
export function ReadForm({ send: sendOn }: Props): ReactNode {
  const text = useIntakeText()
  const { bodiesToChoose } = useSession()
  const [bodyId, setBodyId] = useState(bodiesToChoose[0]?.id)
  const send = (given: readonly Given[]): void => sendOn(given.map((one) => ({ ...one, bodyId })))
  const kept = useKept('intake.paste', 'new', { name: '', words: '' })
  const { name, words } = kept.values
  const setName = (typed: string): void => kept.change({ name: typed })
  const setWords = (typed: string): void => kept.change({ words: typed })
  const [pasted, setPasted] = useState<{ html: string; words: string } | null>(null)
  const chooser = useRef<HTMLInputElement>(null)
  const lacking = useLacking(lackingOf([text.pasteLabel, words]))
  const isOver = useDroppedFiles((files) => sendFiles(files))
  // HTML stands for the words only as long as nobody has changed them.
  const html = pasted !== null && pasted.words.trim() === words.trim() ? pasted.html : null
  const isTooLarge = new TextEncoder().encode(html ?? words).length > textLimitBytes
  function sendFiles(files: Iterable<File>): void {
    send(givenFiles(files, name.trim()))
    setName('')
  }
  return (
    <form
      className={isOver ? 'intake-read is-over' : 'intake-read'}
      onSubmit={(event) => {
        event.preventDefault()
        lacking.press(() => {
          send([{ name: name.trim(), text: html ?? words, isHtml: html !== null }])
          kept.done()
          setPasted(null)
        })
      }}
    >
      <KeptNote kept={kept} />
      <LackingFields of={lacking.shown}>
        <Input.TextArea
          {...lacking.look(text.pasteLabel)}
          value={words}
          onChange={(event) => setWords(event.target.value)}
          onPaste={(event) => {
            const found = pastedFrom(event.clipboardData)
            if (found.kind === 'files') {
              event.preventDefault()
              sendFiles(found.files)
            }
            if (found.kind === 'html' && words.trim() === '')
              setPasted({ html: found.html, words: found.words })
            // Chromium takes seconds to insert a long text by itself, and moments to show it as a value.
            if (found.kind !== 'files' && found.words.length > longPaste) {
              event.preventDefault()
              const { selectionStart, selectionEnd } = event.currentTarget
              setWords(words.slice(0, selectionStart) + found.words + words.slice(selectionEnd))
            }
          }}
          placeholder={text.paste}
          aria-label={text.pasteLabel}
          rows={6}
          autoFocus
        />
      </LackingFields>
      {html !== null && (
        <p className="ui-quiet" role="status">
          {text.pastedHtml}{' '}
          <Button size="small" type="link" onClick={() => setPasted(null)}>
            {text.asPlainText}
          </Button>
        </p>
      )}
      {isTooLarge && <Alert type="error" showIcon role="alert" title={text.tooLarge} />}
      {bodiesToChoose.length > 0 && (
        <Suspense fallback={null}>
          <BodySelect label={text.ofBody} bodies={bodiesToChoose} value={bodyId} onChange={setBodyId} />
        </Suspense>
      )}
      <div className="intake-read-actions">
        <Input
          value={name}
          onChange={(event) => setName(event.target.value)}
          aria-label={text.nameLabel}
          placeholder={text.namePlaceholder}
          count={{ max: 200 }}
        />
        <Button onClick={() => chooser.current?.click()}>{text.chooseFile}</Button>
        <input
          ref={chooser}
          type="file"
          accept={acceptedFiles}
          multiple
          hidden
          aria-label={text.chooseFile}
          onChange={(event) => {
            sendFiles(Array.from(event.target.files ?? []))
            event.target.value = ''
          }}
        />
        <Button type="primary" htmlType="submit" disabled={isTooLarge}>
          {text.read}
        </Button>
      </div>
      <p className="ui-quiet">
        {text.accepts}
        <br />
        {text.limits}
      </p>
      {isOver && <div className="intake-drop">{text.dropHere}</div>}
    </form>
  )
}
