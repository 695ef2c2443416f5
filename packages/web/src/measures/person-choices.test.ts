import { id } from '@bihuan/core/kernel/id.ts'
import type { OrganizationView, PersonView } from '@bihuan/core/people/people.contract.ts'
import type { Role } from '@bihuan/core/people/role.ts'
import { expect, test } from 'vitest'
import { personChoices } from './person-choices.ts'

const office = id<'organization'>('00000000-0000-4000-8000-00000000000a')
const organizations: OrganizationView[] = [{ id: office, name: '规划局', parentId: null }]

function aPerson(at: number, name: string, role: Role): PersonView {
  return {
    id: id<'person'>(`00000000-0000-4000-8000-00000000000${at}`),
    name,
    username: null,
    hasAccount: true,
    isDeactivated: false,
    awaitsConfirmation: false,
    appointments: [{ organizationId: office, role }],
    holding: null,
    version: 1,
    can: [],
  }
}

test('heads stand apart among those who could become handler, under what it costs them', () => {
  const persons = [
    aPerson(1, '何以宁', 'head'),
    aPerson(2, '叶青禾', 'handler'),
    aPerson(3, '郑清源', 'inspector'),
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
    ['其他人员', ['郑清源（规划局）']],
  ])
})
