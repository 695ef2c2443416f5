import { usualImmediateDays } from '@bihuan/core/templates/schedule-rules.ts'
import { usualObjectLadder } from '@bihuan/core/templates/template.ts'
import type { WholeTemplate } from '@bihuan/core/templates/templates.contract.ts'
import type { ReactNode } from 'react'
import { useLanguage } from '../../ui/language.tsx'
import { useUiText } from '../../ui/ui.text.ts'
import { useTemplatesText } from '../templates.text.ts'
import { caseInWords, rungsInWords } from './ladder-words.ts'

/** All that a version of a template says, to be read. */
export function TemplateFacts({ view }: { readonly view: WholeTemplate }): ReactNode {
  const text = useTemplatesText()
  const language = useLanguage()
  const marks = useUiText()
  const { template } = view
  const { lists, notice } = template
  return (
    <div className="template-facts">
      <section>
        <h2>{text.about}</h2>
        <p>{template.note[language]}</p>
        <p>
          {text.source}
          {marks.colon}
          {template.source[language]}
        </p>
        <p>
          {text.dueSoon}
          {marks.colon}
          {text.dueSoonDays(template.lights.dueSoonDays)}
        </p>
        <p>
          {text.immediate}
          {marks.colon}
          {text.immediateDays(template.immediateDays ?? usualImmediateDays)}
        </p>
      </section>
      <section>
        <h2>{text.ladders}</h2>
        <ul>
          {template.ladders.map((ladder) => {
            const meant = caseInWords(ladder.for, { template, text, marks, language })
            return (
              <li key={meant}>
                {meant}
                {marks.colon}
                {rungsInWords(ladder.rungs, text, language)}
              </li>
            )
          })}
        </ul>
        <p>
          {text.objectLadder}
          {marks.colon}
          {rungsInWords(template.objectLadder ?? usualObjectLadder, text, language)}
        </p>
      </section>
      <section>
        <h2>{text.stages}</h2>
        <ol>
          {template.stages.map(({ code, name, days }) => (
            <li key={code}>
              {name[language]} · <span className="ui-quiet">{text.days(days)}</span>
            </li>
          ))}
        </ol>
      </section>
      <section>
        <h2>{text.grades}</h2>
        <p>{template.grades.map(({ name }) => name[language]).join(' · ') || text.nothing}</p>
        <h2>{text.lists}</h2>
        <p>{[lists.findings, lists.measures, lists.duties].map((list) => list[language]).join(' · ')}</p>
        <h2>{text.notice}</h2>
        <p>{[notice.rectification, notice.took, notice.opinion].join(' · ')}</p>
      </section>
    </div>
  )
}
