import { id } from '@bihuan/core/kernel/id.ts'
import type { OrganizationView } from '@bihuan/core/people/people.contract.ts'
import { type NamedRung, rungKey, signingRoles, type TemplateRung } from '@bihuan/core/templates/template.ts'
import { Button, Input, Select } from 'antd'
import type { ReactNode } from 'react'
import { useLanguage } from '../../ui/language.tsx'
import { useNameSearch } from '../../ui/name-search.ts'
import { FieldRefusal } from '../../ui/refused-fields.tsx'
import { useUiText } from '../../ui/ui.text.ts'
import { jointRung, meetingRung, moved } from '../rung-choices.ts'
import { useTemplatesText } from '../templates.text.ts'
import { rungInWords } from './ladder-words.ts'

type Props = {
  /** Whose ladder it is. */
  readonly label: string
  readonly rungs: readonly TemplateRung[]
  /** All rungs of the template: meetings among them are offered again. */
  readonly known: readonly TemplateRung[]
  readonly organizations: readonly OrganizationView[]
  /** Whether roles alone sign there. */
  readonly isOfRoles?: true
  readonly onChange: (rungs: readonly TemplateRung[]) => void
}

// In here and not in a sheet, which every first page would bring along.
const rowStyle = { display: 'flex', flexWrap: 'wrap', alignItems: 'center', maxWidth: 480 } as const
const wordsStyle = { flex: '1 1 6.5em', minWidth: 0, overflowWrap: 'anywhere' } as const

/** The rungs of a ladder in their order: by role, by named organizations (联审), by the resolution of a meeting. */
export function RungsField({ label, rungs, known, organizations, isOfRoles, onChange }: Props): ReactNode {
  const text = useTemplatesText()
  const language = useLanguage()
  return (
    <fieldset>
      <legend>{label}</legend>
      <ol style={{ margin: '0 0 6px', paddingLeft: '1.6em' }}>
        {rungs.map((rung, at) => {
          const words = rungInWords(rung, text, language)
          return (
            <li key={rungKey(rung)}>
              <div style={rowStyle}>
                <span style={wordsStyle}>{words}</span>
                {(
                  [
                    [text.rungUp, at > 0, () => moved(rungs, at, -1)],
                    [text.rungDown, at < rungs.length - 1, () => moved(rungs, at, 1)],
                    [text.rungRemove, rungs.length > 1, () => rungs.toSpliced(at, 1)],
                  ] as const
                ).map(([word, isPossible, then]) => (
                  <Button
                    key={word}
                    size="small"
                    type="text"
                    disabled={!isPossible}
                    aria-label={`${word} ${words}`}
                    onClick={() => onChange(then())}
                  >
                    {word}
                  </Button>
                ))}
              </div>
              {typeof rung === 'object' && (
                <NamedRungFields
                  rung={rung}
                  isEnded={'organization' in rung && hasEnded(rung.organization, organizations)}
                  onChange={(changed) => onChange(rungs.with(at, changed))}
                />
              )}
            </li>
          )
        })}
      </ol>
      <AddRung
        label={label}
        rungs={rungs}
        known={known}
        organizations={organizations}
        {...(isOfRoles && { isOfRoles })}
        onAdd={(rung) => onChange([...rungs, rung])}
      />
    </fieldset>
  )
}

// While the organizations are not there yet nothing is said of any.
function hasEnded(organization: string, organizations: readonly OrganizationView[]): boolean {
  if (organizations.length === 0) return false
  return !organizations.some(({ id: one, closedOn }) => one === organization && closedOn === null)
}

function NamedRungFields(props: {
  readonly rung: NamedRung
  readonly isEnded: boolean
  readonly onChange: (rung: NamedRung) => void
}): ReactNode {
  const text = useTemplatesText()
  const language = useLanguage()
  const marks = useUiText()
  const { rung, onChange } = props
  const of = (words: string): string => marks.more(rung.name[language], words)
  const named = (which: 'zh' | 'en', label: string): ReactNode => (
    <label>
      <span aria-hidden>{marks.more(text.rungName, label)}</span>
      <Input
        size="small"
        aria-label={of(marks.more(text.rungName, label))}
        value={rung.name[which]}
        count={{ max: 60 }}
        onChange={(event) => onChange({ ...rung, name: { ...rung.name, [which]: event.target.value } })}
      />
    </label>
  )
  return (
    <div className="template-pair">
      {named('zh', text.chinese)}
      {named('en', text.english)}
      {'resolution' in rung && (
        <label>
          <span aria-hidden>{text.quorum}</span>
          <Input
            size="small"
            aria-label={of(text.quorum)}
            inputMode="numeric"
            value={rung.atLeast ?? ''}
            onChange={(event) => {
              const atLeast = Number(event.target.value.replace(/\D/g, '').slice(0, 4))
              const { atLeast: _, ...rest } = rung
              onChange(atLeast === 0 ? rest : { ...rest, atLeast })
            }}
          />
        </label>
      )}
      {props.isEnded && <FieldRefusal of={text.rungEnded} />}
    </div>
  )
}

function AddRung(
  props: Omit<Props, 'onChange'> & { readonly onAdd: (rung: TemplateRung) => void },
): ReactNode {
  const text = useTemplatesText()
  const language = useLanguage()
  const search = useNameSearch()
  const { rungs, known, organizations } = props
  const taken = rungs.map(rungKey)
  const meetings = [...new Map(known.filter(isMeeting).map((rung) => [rungKey(rung), rung])).values()]
  const added: TemplateRung = meetingRung(text.meetingName, known)
  const joint = organizations.filter(({ closedOn }) => closedOn === null)
  const choices = [
    { label: text.rungByRole, rungs: signingRoles.map((role) => [role, text.roles[role]] as const) },
    {
      label: text.rungByMeeting,
      rungs: [
        ...meetings.map((rung) => [rung, rungInWords(rung, text, language)] as const),
        [added, text.otherMeeting] as const,
      ],
    },
    {
      label: text.rungByOrganization,
      rungs: joint.map((one) => [jointRung(id<'organization'>(one.id), one.name), one.name] as const),
    },
  ]
  const offered = (props.isOfRoles ? choices.slice(0, 1) : choices).map((group) => ({
    label: group.label,
    options: group.rungs
      .map(([rung, label]) => ({ value: rungKey(rung), label }))
      .filter(({ value }) => !taken.includes(value)),
  }))
  const all = choices.flatMap((group) => group.rungs.map(([rung]): TemplateRung => rung))
  return (
    <Select<string | null>
      size="small"
      style={{ width: 'min(100%, 320px)' }}
      aria-label={`${props.label} ${text.rungAdd}`}
      placeholder={text.rungAdd}
      value={null}
      showSearch={search}
      options={offered.filter(({ options }) => options.length > 0)}
      onChange={(key) => {
        const rung = all.find((one) => rungKey(one) === key)
        if (rung !== undefined) props.onAdd(rung)
      }}
    />
  )
}

function isMeeting(rung: TemplateRung): boolean {
  return typeof rung === 'object' && 'resolution' in rung
}
