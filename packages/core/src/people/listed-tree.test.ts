import { expect, test } from 'vitest'
import { sampleId } from '../kernel/given.testing.ts'
import { additionOf } from './list-addition.ts'
import { pastedRows } from './pasted-rows.ts'
import { readPeopleList } from './people-list.ts'

test('an organization that is there as something else than the list says is told, and is left as it is', () => {
  const [office, works] = [sampleId<'organization'>(1), sampleId<'organization'>(2)]
  const organizations = [
    { id: office, name: '党政办公室', parentId: null, kind: 'department' as const },
    { id: works, name: '住建局', parentId: null, kind: 'department' as const },
  ]
  const rows = ['单位名称\t单位类型', '住建局\t街道', '党政办公室\t科室', '应急局\t街道'].join('\n')
  const list = readPeopleList([{ name: '', rows: pastedRows(rows) }], { organizations, persons: [] })
  expect(list.organizations.map(({ kindThere }) => kindThere)).toEqual(['department', null, null])
  expect(list.organizations.flatMap(({ problems }) => problems)).toEqual([])
  expect(additionOf(list, []).organizations.map(({ name }) => name)).toEqual(['应急局'])
})
