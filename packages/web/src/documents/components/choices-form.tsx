import { attachableTo, attachedName, chosenFor } from '@bihuan/core/documents/attached.ts'
import { genres, otherGenreIn } from '@bihuan/core/documents/document-genres.ts'
import { noticeForms } from '@bihuan/core/documents/notice-forms.ts'
import { Button, Checkbox, Select } from 'antd'
import { Fragment, type ReactNode } from 'react'
import { useKept } from '../../ui/kept-forms.ts'
import { KeptNote } from '../../ui/kept-note.tsx'
import { LabelledDay } from '../../ui/labelled-day.tsx'
import { dayProblem } from '../../ui/typed-day.ts'
import { useLanguage } from '../../ui/language.tsx'
import { WordsField } from '../../ui/words-field.tsx'
import {
  type ChoiceName,
  choiceNames,
  type Choices,
  choicesFor,
  choicesOf,
  dayChoices,
  type EditedKey,
} from '../document-search.ts'
import { useDocumentsText } from '../documents.text.ts'

const longest = {
  redactions: 4000,
  title: 120,
  number: 60,
  addressee: 200,
  copies: 400,
  signatory: 120,
  contact: 300,
  attachments: 2000,
} as const

type Props = {
  /** What these choices are kept for until they are taken: a rectification, or an edition. */
  readonly keptFor: string
  readonly document: EditedKey
  readonly chosen: Choices
  /** What the records say where nothing is chosen. */
  readonly recorded: Choices
  readonly onChoose: (choices: Choices) => void
  readonly onClose: () => void
}

/** What is said of a document before it is written: kept until it is taken, and then in the address or beside it. */
export function ChoicesForm({ keptFor, document, chosen, recorded, ...props }: Props): ReactNode {
  const text = useDocumentsText()
  const language = useLanguage()
  const empty = Object.fromEntries(choiceNames.map((name) => [name, chosen[name] ?? '']))
  const kept = useKept<string>('documents.choices', `${keptFor} ${document}`, empty)
  const names = choicesFor(document, kept.values['form'])
  const hasNoDay = names.some(
    (name) => dayChoices.includes(name) && dayProblem(kept.values[name] ?? '') !== null,
  )
  return (
    <form
      className="ui-form documents-options"
      onSubmit={(event) => {
        event.preventDefault()
        if (hasNoDay) return
        kept.letGo()
        props.onChoose(choicesOf(document, kept.values))
      }}
    >
      <KeptNote kept={kept} />
      <p>
        {text.genre(genres[document][language])} <span className="ui-quiet">{text.genreFollows}</span>
      </p>
      {names.map((name) => (
        <Fragment key={name}>
          <OneChoice
            document={document}
            name={name}
            value={kept.values[name] ?? ''}
            hint={recorded[name]}
            onChange={(value) => kept.change({ [name]: value })}
          />
          {name === 'title' && <OtherGenre document={document} title={kept.values[name] ?? ''} />}
        </Fragment>
      ))}
      <div className="ui-form-actions">
        <Button onClick={() => kept.leave(props.onClose)}>{text.closeChoices}</Button>
        <Button type="primary" htmlType="submit" disabled={hasNoDay}>
          {text.takeChoices}
        </Button>
      </div>
    </form>
  )
}

/** That a typed title calls the document another sort than it is; nothing where it does not. */
function OtherGenre({
  document,
  title,
}: {
  readonly document: EditedKey
  readonly title: string
}): ReactNode {
  const text = useDocumentsText()
  const named = otherGenreIn(document, title)
  return named === null ? null : <p role="note">{text.otherGenre(named, genres[document].zh)}</p>
}

function OneChoice({
  document,
  name,
  value,
  hint,
  onChange,
}: {
  readonly document: EditedKey
  readonly name: ChoiceName
  readonly value: string
  readonly hint: string | undefined
  readonly onChange: (value: string) => void
}): ReactNode {
  const text = useDocumentsText()
  const label = text.choices[name]
  if (name === 'form')
    return (
      <label>
        <span>{label}</span>
        <Select
          aria-label={label}
          value={value || 'full'}
          onChange={onChange}
          options={noticeForms.map((form) => ({ value: form, label: text.forms[form] }))}
        />
      </label>
    )
  if (name === 'secrecy')
    return (
      <label>
        <span>{label}</span>
        <Select
          aria-label={label}
          value={value}
          onChange={onChange}
          options={[
            { value: '', label: text.noSecrecy },
            { value: '内部', label: text.inside },
          ]}
        />
      </label>
    )
  if (name === 'signedOn' || name === 'shownFrom' || name === 'shownTo' || name === 'since')
    return <LabelledDay label={label} value={value} onChange={onChange} />
  if (name === 'attached') return <Attached {...{ document, value, onChange }} />
  return (
    <WordsField
      label={label}
      hint={hint ?? text.choiceHints[name]}
      value={value}
      onChange={onChange}
      refused={null}
      longest={longest[name]}
      isLine={name !== 'redactions' && name !== 'attachments'}
    />
  )
}

/** What the program makes to be attached, and freezes with an edition. */
function Attached({
  document,
  value,
  onChange,
}: {
  readonly document: EditedKey
  readonly value: string
  readonly onChange: (value: string) => void
}): ReactNode {
  const text = useDocumentsText()
  const language = useLanguage()
  return (
    <fieldset className="documents-attach">
      <legend>{text.choices.attached}</legend>
      <Checkbox.Group
        value={[...chosenFor(document, value)]}
        onChange={(keys) => onChange(chosenFor(document, keys.join(',')).join(','))}
        options={attachableTo(document).map((key) => ({ value: key, label: attachedName(key, language) }))}
      />
      <p className="ui-quiet">{document === 'notice' ? text.attachedToNotice : text.attachedTo}</p>
    </fieldset>
  )
}
