import type { EditionContent, EditionView } from '@bihuan/core/documents/editions.contract.ts'
import { namesOf } from '@bihuan/core/kernel/field.ts'
import type { RectificationView } from '@bihuan/core/rectifications/rectifications.contract.ts'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { type ReactNode, Suspense, useState } from 'react'
import { api } from '../../api.ts'
import { CommandOutcome } from '../../commands/components/command-outcome.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { lazyPart } from '../../ui/lazy-part.tsx'
import { PageSkeleton } from '../../ui/page-skeleton.tsx'
import { type Choices, choicesFor, choicesOf, isEdited } from '../document-search.ts'
import { useDocumentsText } from '../documents.text.ts'
import { useEditionCommand } from '../edition-command.ts'
import { useEditionsText } from '../editions.text.ts'
import { recordedIn } from '../recorded-choices.ts'

const ChoicesForm = lazyPart(() => import('./choices-form.tsx'), 'ChoicesForm')

/** What is said of a correction stays whatever else is chosen. */
function correctionOf({ correctedWhat, correctedWhy }: EditionView['options']): EditionView['options'] {
  return {
    ...(correctedWhat !== undefined && { correctedWhat }),
    ...(correctedWhy !== undefined && { correctedWhy }),
  }
}

type Props = {
  readonly edition: EditionView
  readonly content: EditionContent
  /** What it is about; absent until it is known. */
  readonly rectification: RectificationView | undefined
}

/** The elements of a draft, chosen anew, what of the rectification its text says nothing of, and with what it does not end. */
export function EditionElements({
  edition,
  content: { lacking, unfitDays, blocks },
  rectification,
}: Props): ReactNode {
  const text = useEditionsText()
  const words = useDocumentsText()
  const language = useLanguage()
  const [isOpen, setIsOpen] = useState(false)
  const { document, options } = edition
  const command = useEditionCommand({
    edition,
    said: text.chosen,
    send: (chosen: Choices, stamp) =>
      api.editions.choose({ ...stamp, options: { ...correctionOf(options), ...chosen } }),
    onClose: () => setIsOpen(false),
  })
  const first = namesOf(text.lackingNames).filter((name) => lacking.includes(name))
  const last = namesOf(text.lackingEndNames).filter((name) => lacking.includes(name))
  const chosen = isEdited(document) ? choicesOf(document, options) : {}
  const mayChoose =
    edition.can.includes('write') && isEdited(document) && choicesFor(document, chosen.form).length > 0
  return (
    <section aria-label={words.openChoices}>
      {first.length > 0 && (
        <p role="note">
          {text.lacking(first.map((name) => text.lackingNames[name]))}{' '}
          {rectification?.can.includes('amend') === true ? (
            // The overview of this one alone, whose card has the form.
            <Link to="/rectifications" search={{ q: rectification.name }}>
              {text.amendHere}
            </Link>
          ) : (
            text.amendThere
          )}
        </p>
      )}
      {last.length > 0 && (
        <p role="note">{text.lackingAtEnd(last.map((name) => text.lackingEndNames[name]))}</p>
      )}
      {edition.status === 'drafted' && unfitDays.length > 0 && (
        <p role="note">{text.unfitDays(unfitDays.map((said) => said[language]))}</p>
      )}
      {mayChoose && !isOpen && <Button onClick={() => setIsOpen(true)}>{words.openChoices}</Button>}
      {mayChoose && isOpen && (
        <Suspense fallback={<PageSkeleton />}>
          <ChoicesForm
            keptFor={edition.id}
            {...{ document, chosen }}
            recorded={recordedIn(blocks)}
            onChoose={command.send}
            onClose={() => setIsOpen(false)}
          />
        </Suspense>
      )}
      <CommandOutcome command={command} />
    </section>
  )
}
