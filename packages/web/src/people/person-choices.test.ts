import { day } from '@bihuan/core/kernel/day.ts'
import { id } from '@bihuan/core/kernel/id.ts'
import type { OrganizationView, PersonView } from '@bihuan/core/people/people.contract.ts'
import type { Role } from '@bihuan/core/people/role.ts'
import { expect, test } from 'vitest'
import { organizationChoices, personChoices } from './person-choices.ts'

const office = id<'organization'>('00000000-0000-4000-8000-00000000000a')
const other = id<'organization'>('00000000-0000-4000-8000-00000000000b')
const organizations: OrganizationView[] = [
  { id: office, name: '规划局', parentId: null, kind: 'body' as const, closedOn: null, endsOn: null },
  { id: other, name: '财政局', parentId: null, kind: 'body' as const, closedOn: null, endsOn: null },
]

const inOffice = (role: Role) => ({ organizationId: office, role })
const elsewhere = (role: Role) => ({ organizationId: other, role })

function aPerson(at: number, name: string, post: PersonView['appointments'][number]): PersonView {
  return {
    id: id<'person'>(`00000000-0000-4000-8000-00000000000${at}`),
    name,
    username: null,
    hasAccount: true,
    isDeactivated: false,
    awaitsConfirmation: false,
    terms: [],
    lentBy: [],
    appointments: [post],
    holding: null,
    version: 1,
    can: [],
  }
}

test('heads of the department stand apart among those who could become handler, under what it costs them', () => {
  const persons = [
    aPerson(1, '何以宁', inOffice('head')),
    aPerson(2, '叶青禾', inOffice('handler')),
    aPerson(3, '郑清源', inOffice('inspector')),
    aPerson(4, '沈知远', elsewhere('handler')),
    aPerson(5, '陆川', elsewhere('head')),
  ]
  const fitting = {
    roles: ['handler'] as const,
    organizationId: office,
    ended: { chosenId: null },
    losing: { role: 'head' as const, label: '作了承办人就不能再审核' },
  }
  const labels = { recommended: '对应职务', others: '其他人员', language: 'zh' as const }
  const groups = personChoices({ persons, organizations }, fitting, labels)
  expect(groups.map(({ label, options }) => [label, options.map((one) => one.label)])).toEqual([
    ['对应职务', ['叶青禾（规划局）']],
    ['作了承办人就不能再审核', ['何以宁（规划局）']],
    ['其他人员', ['郑清源（规划局）', '沈知远（财政局）', '陆川（财政局）']],
  ])
})

test('where no department is meant, the people of one’s own stand before all others', () => {
  const persons = [
    aPerson(3, '叶青禾', inOffice('handler')),
    aPerson(4, '郑清源', inOffice('inspector')),
    aPerson(1, '陈安', elsewhere('handler')),
    aPerson(2, '丁一', elsewhere('inspector')),
  ]
  const fitting = { roles: ['handler'] as const, organizationId: null, ended: { chosenId: null } }
  const labels = { near: '本部门', recommended: '对应职务', others: '其他人员', language: 'zh' as const }
  const offered = (organizationId: string | null, near?: ReadonlySet<string>) =>
    personChoices(
      { persons, organizations, ...(near && { near }) },
      { ...fitting, organizationId },
      labels,
    ).map(({ label, options }) => [label, ...options.map((one) => one.label)].join(' '))
  expect(offered(null, new Set([office]))).toEqual([
    '本部门 叶青禾（规划局）',
    '对应职务 陈安（财政局）',
    '其他人员 郑清源（规划局） 丁一（财政局）',
  ])
  // The owner that is chosen goes before one's own department.
  expect(offered(other, new Set([office]))).toEqual([
    '对应职务 陈安（财政局）',
    '其他人员 叶青禾（规划局） 郑清源（规划局） 丁一（财政局）',
  ])
  expect(offered(null)).toEqual([
    '对应职务 叶青禾（规划局） 陈安（财政局）',
    '其他人员 郑清源（规划局） 丁一（财政局）',
  ])
})

test('below an organization only its units are offered, at whatever depth, and none that is closed', () => {
  const [section, team, closed] = ['c', 'd', 'e'].map((last) =>
    id<'organization'>(`00000000-0000-4000-8000-00000000000${last}`),
  )
  if (!section || !team || !closed) throw new Error('there are three')
  const unit = { kind: 'department' as const, closedOn: null, endsOn: null }
  const tree: OrganizationView[] = [
    ...organizations,
    { ...unit, id: section, name: '市容科', parentId: office },
    { ...unit, id: team, name: '一中队', parentId: section },
    { ...unit, id: closed, name: '二中队', parentId: section, closedOn: day('2026-01-01'), endsOn: null },
  ]
  const below = (top: string) => organizationChoices(tree, { chosenId: null }, top)
  expect(below(office)).toEqual([
    { value: section, label: '市容科' },
    { value: team, label: '一中队', style: { paddingInlineStart: 28 } },
  ])
  expect(below(other)).toEqual([])
})
