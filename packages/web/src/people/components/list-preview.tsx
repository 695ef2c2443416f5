import type { OrganizationView } from '@bihuan/core/people/people.contract.ts'
import { organizationFormLabels } from '@bihuan/core/people/bodies.ts'
import { faultyRows, isAdded, placeKey } from '@bihuan/core/people/list-addition.ts'
import { type ListProblem, listProblemText } from '@bihuan/core/people/list-problems.ts'
import type { ListedOrganization, OrganizationRef } from '@bihuan/core/people/listed-tree.ts'
import type { ListedPerson, PeopleList } from '@bihuan/core/people/people-list.ts'
import { Checkbox } from 'antd'
import { type ReactNode, useMemo } from 'react'
import { useLanguage } from '../../ui/language.tsx'
import { usePeopleText } from '../people.text.ts'

type Row =
  | { readonly kind: 'organization'; readonly one: ListedOrganization }
  | { readonly kind: 'person'; readonly one: ListedPerson }

/** Nobody reads more rows than these; what has to be looked at stands first. */
const mostShown = 200

/** How a list is understood: what is new, what is there, and what is wrong in which row. */
export function ListPreview(props: {
  list: PeopleList
  others: readonly string[]
  organizations: readonly OrganizationView[]
  /** Given by the form item around it. */
  onChange?: (others: string[]) => void
}): ReactNode {
  const text = usePeopleText()
  const { list, others, onChange } = props
  const rows = useMemo(() => rowsOf(list), [list])
  const nameOf = useMemo(() => namesOf(list, props.organizations), [list, props.organizations])
  const asked = list.people.filter((one) => one.namesake !== null && one.problems.length === 0)
  const tick = (keys: readonly string[], isOn: boolean): void =>
    onChange?.([...others.filter((key) => !keys.includes(key)), ...(isOn ? keys : [])])
  return (
    <>
      <p role="status">{text.listRead(countsOf(list, others))}</p>
      {list.unread.length > 0 && <p className="people-quiet">{text.listUnread(list.unread)}</p>}
      {list.skipped.length > 0 && <p className="people-quiet">{text.listSkipped(list.skipped)}</p>}
      {asked.length > 3 && (
        <Checkbox
          checked={asked.every((one) => others.includes(placeKey(one)))}
          onChange={({ target }) => tick(asked.map(placeKey), target.checked)}
        >
          {text.allOthers(asked.length)}
        </Checkbox>
      )}
      <ol className="people-listed" aria-label={text.listPreview}>
        {rows.slice(0, mostShown).map((row) => (
          <li key={`${row.kind} ${placeKey(row.one)} ${row.one.name}`}>
            <span className="people-quiet">{text.listRow(row.one.sheet, row.one.line)}</span>{' '}
            <b>{row.one.name === '' ? '—' : row.one.name}</b>{' '}
            {row.kind === 'organization' ? (
              <OrganizationWords one={row.one} nameOf={nameOf} />
            ) : (
              <PersonWords one={row.one} nameOf={nameOf} />
            )}
            <Problems of={row.one.problems} />
            {row.kind === 'person' && row.one.namesake !== null && row.one.problems.length === 0 && (
              <div>
                <Checkbox
                  checked={others.includes(placeKey(row.one))}
                  onChange={({ target }) => tick([placeKey(row.one)], target.checked)}
                >
                  {text.otherPerson[row.one.namesake](row.one.name)}
                </Checkbox>
              </div>
            )}
          </li>
        ))}
      </ol>
      {rows.length > mostShown && <p className="people-quiet">{text.listMore(rows.length - mostShown)}</p>}
    </>
  )
}

/** What has to be put right first, then what is asked, what is new, and what is there. */
function rowsOf({ organizations, people }: PeopleList): Row[] {
  const rows: Row[] = [
    ...organizations.map((one) => ({ kind: 'organization', one }) as const),
    ...people.map((one) => ({ kind: 'person', one }) as const),
  ]
  return rows.toSorted((one, other) => urgency(one) - urgency(other))
}

function urgency({ kind, one }: Row): number {
  if (one.problems.length > 0) return 0
  if (kind === 'organization') {
    if (one.knownAs !== null) return one.kindThere === null ? 4 : 2
    return one.elsewhere.length > 0 ? 2 : 3
  }
  if (one.isThere) return one.isAppointedOtherwise ? 2 : 4
  return one.namesake === null ? 3 : 1
}

type Counts = Record<
  'newOrganizations' | 'thereOrganizations' | 'newPeople' | 'therePeople' | 'asked' | 'faulty',
  number
>

function countsOf(list: PeopleList, others: readonly string[]): Counts {
  const whole = <One extends { readonly problems: readonly ListProblem[] }>(all: readonly One[]): One[] =>
    all.filter(({ problems }) => problems.length === 0)
  const [organizations, people] = [whole(list.organizations), whole(list.people)]
  const there = organizations.filter(({ knownAs }) => knownAs !== null).length
  const therePeople = people.filter(({ isThere }) => isThere).length
  const newPeople = people.filter((person) => isAdded(person, others)).length
  return {
    newOrganizations: organizations.length - there,
    thereOrganizations: there,
    newPeople,
    therePeople,
    asked: people.length - therePeople - newPeople,
    faulty: faultyRows(list),
  }
}

type NameOf = (ref: OrganizationRef) => string

function namesOf({ organizations: listed }: PeopleList, organizations: readonly OrganizationView[]): NameOf {
  const names = new Map<string, string>(organizations.map(({ id, name }) => [id, name]))
  return (ref) => ('listed' in ref ? listed[ref.listed]?.name : names.get(ref.organizationId)) ?? ''
}

function OrganizationWords({ one, nameOf }: { one: ListedOrganization; nameOf: NameOf }): ReactNode {
  const text = usePeopleText()
  const language = useLanguage()
  if (one.problems.length > 0) return null
  return (
    <>
      {' · '}
      {one.parent === null ? text.noParent : text.belongsTo(nameOf(one.parent))}
      {' · '}
      {one.knownAs !== null && text.listThere}
      {one.kindThere !== null && one.kind !== null && (
        <div className="people-quiet">
          {text.listOtherKind(
            organizationFormLabels[one.kindThere][language],
            organizationFormLabels[one.kind][language],
          )}
        </div>
      )}
      {one.knownAs === null &&
        text.listNewOrganization(one.kind && organizationFormLabels[one.kind][language])}
      {one.elsewhere.length > 0 && <div className="people-quiet">{text.listElsewhere(one.elsewhere)}</div>}
    </>
  )
}

function PersonWords({ one, nameOf }: { one: ListedPerson; nameOf: NameOf }): ReactNode {
  const text = usePeopleText()
  const posts = one.appointments.map((post) => {
    const term = post.from || post.to ? ` ${post.from ?? ''}–${post.to ?? ''}` : ''
    return `${nameOf(post)} ${text.roles[post.role]}${term}`
  })
  return (
    <>
      {one.username ?? text.noAccount}
      {one.problems.length === 0 && ` · ${posts.join(text.listComma) || text.withoutAppointment}`}
      {one.isThere && ` · ${one.isAppointedOtherwise ? text.listOtherwise : text.listThere}`}
    </>
  )
}

function Problems({ of }: { of: readonly ListProblem[] }): ReactNode {
  const language = useLanguage()
  return of.map(({ code, words }) => (
    <div key={`${code} ${words}`} className="ui-field-refusal">
      {listProblemText({ code, words }, language)}
    </div>
  ))
}
