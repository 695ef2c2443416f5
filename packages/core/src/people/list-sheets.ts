import { isDay } from '../kernel/day.ts'
import type { Sheet } from '../kernel/sheet.ts'
import { labelsIn } from '../kernel/labels.ts'
import { type OrganizationForm, organizationFormLabels } from './bodies.ts'
import { roleLabels } from './labels.ts'
import type { Lending } from './people.events.ts'
import type { ListKnown } from './people-list.ts'
import type { TermedAppointment } from './role.ts'
import type { TreeNode } from './organization-tree.ts'

type Language = 'zh' | 'en'

const words = {
  zh: {
    organizations: '单位',
    people: '人员',
    help: '填写说明',
    title: '单位和人员名单',
    organization: ['单位名称', '上级单位', '单位类型'],
    person: ['姓名', '单位', '职务类别', '用户名', '起', '止'],
    lender: '借出单位',
    howTo: ['栏目', '怎么填', '例'],
    hints: [
      ['单位表的单位名称', '必填，不超过 100 字；系统中已有的不会重复新增', '质监科'],
      ['单位表的上级单位', '系统中已有的或本表中的单位；不填的归入所选单位', '住建局'],
      [
        '单位表的单位类型',
        `${Object.values(labelsIn(organizationFormLabels, 'zh')).join('、')}，选其一；不填的，地区下的为单位，其他为部门`,
        '地区',
      ],
      ['人员表的姓名', '必填；一人有几个职务的，写几行，姓名和用户名相同', '张三'],
      ['人员表的单位', '系统中已有的或单位表中的单位；有同名的写成“上级单位/单位”', '住建局/质监科'],
      ['人员表的职务类别', `${Object.values(labelsIn(roleLabels, 'zh')).join('、')}，选其一`, '承办人'],
      ['人员表的起、止', '任期的第一天和最后一天；长期任职的不填', '2026-01-31'],
      ['人员表的用户名', '3–32 位小写字母、数字、点、下划线或短横线；不填的不开通账号', 'zhangsan'],
    ],
  },
  en: {
    organizations: 'Organizations',
    people: 'People',
    help: 'How to fill in',
    title: 'Organizations and people',
    organization: ['Organization', 'Belongs to', 'Kind'],
    person: ['Name', 'Organization', 'Role', 'User name', 'From', 'Until'],
    lender: 'Lent by',
    howTo: ['Column', 'What to write', 'Example'],
    hints: [
      [
        'Organizations: name',
        'up to 100 characters; one that is there is not added again',
        'Quality Section',
      ],
      [
        'Organizations: belongs to',
        'one that is there or on this sheet; without it, the one that you choose',
        'Housing Bureau',
      ],
      [
        'Organizations: kind',
        `one of ${Object.values(labelsIn(organizationFormLabels, 'en')).join(', ')}; without it a body below a region, else a department`,
        'region',
      ],
      ['People: name', 'several appointments: several rows of one name and one user name', 'Zhang San'],
      [
        'People: organization',
        'one that is there or on the other sheet; of several of one name “parent/name”',
        'Housing Bureau/Quality Section',
      ],
      ['People: role', `one of ${Object.values(labelsIn(roleLabels, 'en')).join(', ')}`, 'handler'],
      ['People: from, until', 'the first and the last day of a term; nothing where it is open', '2026-01-31'],
      [
        'People: user name',
        '3–32 lower-case letters, digits, dots, underscores or hyphens; without it there is no account',
        'zhangsan',
      ],
    ],
  },
} as const

type TermedKnown = {
  readonly organizations: readonly (TreeNode & { readonly kind: OrganizationForm })[]
  readonly persons: readonly (Pick<ListKnown['persons'][number], 'name' | 'username'> & {
    readonly appointments: readonly TermedAppointment[]
    readonly lentBy: readonly Lending[]
  })[]
}

/** The tree and the people as a list that can be read in again: an appointment a row, with who lends it where teams have members. */
export function listSheets(
  { organizations, persons }: TermedKnown,
  { language, today }: { readonly language: Language; readonly today: string },
): Sheet[] {
  const text = words[language]
  const above = { title: text.title, note: today }
  const called = namesIn(organizations)
  const places = organizations.map(({ name, parentId, kind }) => [
    name,
    parentId === null ? '' : (called.get(parentId) ?? ''),
    organizationFormLabels[kind][language],
  ])
  const hasLent = persons.some(({ lentBy }) => lentBy.length > 0)
  const headings = hasLent ? [...text.person, text.lender] : text.person
  const people = persons.flatMap(({ name, username, appointments, lentBy }) => {
    const posts = appointments.map(({ organizationId, role, from, to }) => {
      const lending = lentBy.find(({ teamId }) => teamId === organizationId)
      return [
        called.get(organizationId) ?? '',
        roleLabels[role][language],
        username ?? '',
        from ?? '',
        to ?? '',
        ...(hasLent ? [lending === undefined ? '' : (called.get(lending.lenderId) ?? '')] : []),
      ]
    })
    return (posts.length > 0 ? posts : [['', '', username ?? '']]).map((post) => [name, ...post])
  })
  return [
    { name: text.organizations, above, ...tableOf(text.organization, places) },
    { name: text.people, above, ...tableOf(headings, people, text.person.slice(firstDay)) },
  ]
}

/** A list without rows, with how to fill it in. */
export function listTemplate(language: Language, today: string): Sheet[] {
  const text = words[language]
  const empty = listSheets({ organizations: [], persons: [] }, { language, today })
  const above = { title: text.title, note: today }
  return [...empty, { name: text.help, above, ...tableOf(text.howTo, text.hints) }]
}

/** Which column of people begins their term; the one behind it ends it. */
const firstDay = 4

function tableOf(
  headings: readonly string[],
  rows: readonly (readonly string[])[],
  days: readonly string[] = [],
): Pick<Sheet, 'columns' | 'rows' | 'merges'> {
  const widest = (column: number): number =>
    Math.max(...rows.slice(0, 500).map((cells) => (cells[column] ?? '').length), 0)
  return {
    columns: headings.map((heading, column) => ({
      heading,
      width: Math.min(60, Math.max(20, widest(column) * 2 + 2)),
      kind: days.includes(heading) ? 'day' : 'text',
    })),
    rows: rows.map((cells) => ({
      cells: cells.map((cell, at) => {
        if (cell === '') return null
        return isDay(cell) && days.includes(headings[at] ?? '') ? { day: cell } : cell
      }),
    })),
    merges: [],
  }
}

/** What each organization is called on a list: by its name, of several of one name with those above it. */
function namesIn(organizations: readonly TreeNode[]): ReadonlyMap<TreeNode['id'], string> {
  const byId = new Map(organizations.map((one) => [one.id, one]))
  const named = new Map<string, number>()
  for (const { name } of organizations) named.set(name, (named.get(name) ?? 0) + 1)
  const pathOf = ({ name, parentId }: TreeNode): string => {
    const parent = parentId === null ? undefined : byId.get(parentId)
    return parent === undefined ? name : `${pathOf(parent)}/${name}`
  }
  return new Map(
    organizations.map((one) => [one.id, (named.get(one.name) ?? 0) > 1 ? pathOf(one) : one.name]),
  )
}
