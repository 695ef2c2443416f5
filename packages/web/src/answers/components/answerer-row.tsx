import type { AnswererView } from '@bihuan/core/answers/answers.contract.ts'
import {
  type AnswerDuty,
  type Answerer,
  answerDuties,
  type AnswerState,
  answerStateLabel,
  dutiesOf,
} from '@bihuan/core/answers/answers.ts'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { LightTag } from '../../told/components/light-tag.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { useAnswersText } from '../answers.text.ts'

/** A person or an organization with what they answer for; each number leads to what it counts. */
export function AnswererRow({ of, answerer }: { of: Answerer; answerer: AnswererView }): ReactNode {
  const text = useAnswersText()
  const { name, posts, light, extensions } = answerer
  return (
    <tr>
      <td>
        <b>{name}</b>
        {posts.map(({ organizationName, role }) => (
          <p key={`${organizationName} ${role}`} className="ui-quiet">
            {organizationName} {text.roles[role]}
          </p>
        ))}
      </td>
      <td className="ui-nowrap">{light === null ? text.nothing : <LightTag light={light} />}</td>
      {dutiesOf(of).map((duty) => (
        <DutyCell key={duty} {...{ of, answerer, duty }} />
      ))}
      {of === 'organization' && <ExtensionsCell extensions={extensions} />}
    </tr>
  )
}

function ExtensionsCell({ extensions }: Pick<AnswererView, 'extensions'>): ReactNode {
  const text = useAnswersText()
  if (extensions === null || extensions.asked === 0) return <td className="answers-empty">{text.nothing}</td>
  return (
    <td className="ui-number">
      <span className="answers-duty">{text.extensionsTitle}</span>
      <span className="answers-numbers">
        {text.extensions(extensions).map((said) => (
          <span key={said}>{said}</span>
        ))}
      </span>
    </td>
  )
}

const further = ['late', 'soon', 'waiting'] as const satisfies readonly AnswerState[]

type CellProps = { readonly of: Answerer; readonly answerer: AnswererView; readonly duty: AnswerDuty }

function DutyCell({ of, answerer, duty }: CellProps): ReactNode {
  const text = useAnswersText()
  const language = useLanguage()
  const counts = answerer.answers[duty]
  if (counts === undefined || counts.open + counts.closed === 0)
    return <td className="answers-empty">{text.nothing}</td>
  const numberOf = (state: AnswerState): ReactNode =>
    counts[state] > 0 && (
      <Link
        key={state}
        className={state === 'late' ? 'answers-late' : 'answers-number'}
        to="/answers/items"
        search={{ of, id: answerer.id, duty, state }}
      >
        {answerStateLabel(duty, state)[language]} <b>{text.number(counts[state])}</b>
      </Link>
    )
  return (
    <td className="ui-number">
      <span className="answers-duty">{answerDuties[duty].label[language]}</span>
      <span className="answers-numbers">
        {numberOf('open')}
        {further.map(numberOf)}
        {numberOf('closed')}
      </span>
    </td>
  )
}
