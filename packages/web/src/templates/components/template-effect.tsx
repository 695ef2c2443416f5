import type { Template } from '@bihuan/core/templates/template.ts'
import type { TemplateEffect } from '@bihuan/core/templates/templates.contract.ts'
import type { ReactNode } from 'react'
import { useLanguage } from '../../ui/language.tsx'
import { useUiText } from '../../ui/ui.text.ts'
import { useTemplatesText } from '../templates.text.ts'
import type { TemplatesText } from '../texts/zh.ts'
import { gradeName, rungsInWords } from './ladder-words.ts'
import '../templates.css'

type Props = {
  readonly effect: TemplateEffect
  /** Names grades. */
  readonly template?: Template
  /** Whether one rectification is moved, and not a version saved. */
  readonly isMove?: boolean
}

/** What another version says otherwise, and what that does to what runs. */
export function TemplateEffectView({ effect, template, isMove = false }: Props): ReactNode {
  const text = useTemplatesText()
  const language = useLanguage()
  const marks = useUiText()
  const { values, ladders, running } = effect
  const rows = values.filter(({ place }) => !place.endsWith('.code'))
  return (
    <section className="template-effect" aria-label={text.effectTitle}>
      {isMove ? <p>{text.here}</p> : <p>{text.runs(running.rectifications)}</p>}
      {!isMove && running.rectifications > 0 && <p>{text.ifMoved}</p>}
      {running.rectifications > 0 && (
        <ul>
          <li>{text.dueSoonThen(running.dueSoonNow, running.dueSoonThen)}</li>
          <li>{text.otherLadder(running.measuresOnOtherLadder, running.findingsOnOtherLadder)}</li>
          <li>{text.claimsKeep(running.claims)}</li>
        </ul>
      )}
      <h3>{text.laddersChanged}</h3>
      {ladders.length === 0 && <p>{text.laddersSame}</p>}
      <ul>
        {grouped(effect).map((one) => (
          <li key={one.items.map(keyOf).join(' ')}>
            {one.items
              .map(({ item, kind, grade }) =>
                [
                  text.items[item],
                  ...(kind === null ? [] : [text.kinds[kind]]),
                  ...(grade === null || template === undefined ? [] : [gradeName(grade, template, language)]),
                ].join(' · '),
              )
              .join(marks.comma)}
            {marks.colon}
            {rungsInWords(one.before, text, language)} ⇒ <b>{rungsInWords(one.after, text, language)}</b>
          </li>
        ))}
      </ul>
      <h3>{text.changes}</h3>
      {rows.length === 0 ? (
        <p>{text.changesNone}</p>
      ) : (
        <div className="ui-table-frame" tabIndex={0} role="region" aria-label={text.changes}>
          <table className="ui-table ui-table-stacks">
            <thead>
              <tr>
                <th scope="col">{text.place}</th>
                <th scope="col">{text.before}</th>
                <th scope="col">{text.after}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ place, before, after }) => (
                <tr key={place}>
                  <td>{placeInWords(place, text)}</td>
                  <td>{before ?? text.nothing}</td>
                  <td>
                    <b>{after ?? text.nothing}</b>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}

type Changed = TemplateEffect['ladders'][number]

// What changes alike is said once.
function grouped({ ladders }: TemplateEffect) {
  const alike = Map.groupBy(ladders, ({ before, after }) => JSON.stringify([before, after]))
  return [...alike.values()].flatMap((items) => {
    const [first] = items
    return first === undefined ? [] : [{ items, before: first.before, after: first.after }]
  })
}

function keyOf({ item, kind, grade }: Changed): string {
  return `${item} ${kind} ${grade}`
}

function placeInWords(place: string, text: TemplatesText): string {
  const words: Readonly<Record<string, string>> = text.places
  return place
    .split('.')
    .map((part) => words[part] ?? (/^\d+$/.test(part) ? `${Number(part) + 1}` : part))
    .join(' › ')
}
