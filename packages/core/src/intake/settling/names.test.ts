import { describe, expect, test } from 'vitest'
import { id } from '../../kernel/id.ts'
import type { DraftMeasure } from '../../reading/draft.ts'
import { emptyDraft } from '../review/drafts.testing.ts'
import { nothingStated } from '../../reading/stated.ts'
import { nameBook, type SettledName } from './names.ts'
import { namesToSettle, supportersMeant } from './names-to-settle.ts'

const finance = id<'organization'>('01890a5d-ac96-774b-bcce-b302099a8001')
const office = id<'organization'>('01890a5d-ac96-774b-bcce-b302099a8002')
const weiOfFinance = id<'person'>('01890a5d-ac96-774b-bcce-b302099a8011')
const weiOfOffice = id<'person'>('01890a5d-ac96-774b-bcce-b302099a8012')
const qiu = id<'person'>('01890a5d-ac96-774b-bcce-b302099a8013')
const luo = id<'person'>('01890a5d-ac96-774b-bcce-b302099a8014')
const bai = id<'person'>('01890a5d-ac96-774b-bcce-b302099a8015')
const gone = id<'person'>('01890a5d-ac96-774b-bcce-b302099a8016')

const person = (personId: typeof qiu, name: string, of: typeof office) => ({
  id: personId,
  name,
  isDeactivated: personId === gone,
  organizationIds: [of],
})
const directory = {
  organizations: [
    { id: finance, name: '财政局' },
    { id: office, name: '党政办公室' },
  ],
  persons: [
    person(weiOfFinance, '张伟', finance),
    person(weiOfOffice, '张伟', office),
    person(qiu, '邱小满', finance),
    person(luo, '罗听雨', office),
    person(bai, '白露', finance),
    person(gone, '何去', office),
  ],
}
const bookOf = (...settled: SettledName[]) => nameBook({ ...directory, settled })

describe('words mean', () => {
  test.each(['财政局', '财 政 局', '财政局（牵头）', '财政局(牵头)', '財政局', ' 财政局 '])(
    'the one department, set as “%s”',
    (words) => expect(bookOf().organization(words)).toMatchObject({ id: finance, reason: null }),
  )

  test.each([
    ['白露（兼）', bai],
    ['邱 小 满', qiu],
    ['邱小满（财政局）', qiu],
  ])('the one person, set as “%s”', (words, personId) =>
    expect(bookOf().person(words, null)).toMatchObject({ id: personId, reason: null }),
  )

  test('of two persons of one name the one in the department, and nobody for certain without it', () => {
    expect(bookOf().person('张伟', office)).toMatchObject({ id: weiOfOffice, reason: null })
    expect(bookOf().person('张伟', null)).toMatchObject({
      id: null,
      reason: 'several',
      candidates: [weiOfFinance, weiOfOffice],
    })
  })

  test('nobody for certain where they name several people, nobody, or somebody who left', () => {
    expect(bookOf().person('邱小满、罗听雨', finance)).toMatchObject({
      id: null,
      reason: 'list',
      candidates: [qiu, luo],
    })
    expect(bookOf().person('查无此人', null)).toMatchObject({ id: null, reason: 'nobody', candidates: [] })
    expect(bookOf().person('王芳、邱小满，李 强（兼）、何去', null).unknown).toEqual(['王芳', '李强'])
    expect(bookOf().person('李强（兼）', null).unknown).toEqual(['李强'])
    expect(bookOf().organization('应急办（牵头）').unknown).toEqual(['应急办'])
    expect(bookOf().person('何去', null)).toMatchObject({ id: null, reason: 'ended', candidates: [gone] })
  })

  test('whom somebody decided that they mean, also when set otherwise', () => {
    const book = bookOf(
      { kind: 'organization', words: '财办', id: finance },
      { kind: 'person', words: '邱小满、罗听雨', id: luo },
      { kind: 'person', words: '查无此人', id: null },
    )
    expect(book.organization('财 办')).toMatchObject({ id: finance, reason: null })
    expect(book.person('邱小满，罗听雨', null)).toMatchObject({ id: luo, reason: null })
    expect(book.person('查无此人', null)).toMatchObject({ id: null, reason: null, candidates: [] })
  })
})

test('a draft names once each whom it is uncertain about, with how many items name them', () => {
  const passage = { start: 0, end: 0 }
  const measure = (said: Partial<DraftMeasure>): DraftMeasure => ({
    text: '补齐登记',
    passage,
    ...nothingStated(),
    ...said,
  })
  const finding = {
    number: '1',
    path: [],
    title: '登记不全',
    status: null,
    statusRaw: null,
    passage,
    ...nothingStated(),
    measures: [
      measure({ owners: ['财政局'], handlers: ['张伟'] }),
      measure({ owners: ['无此部门', '财政局'], handlers: ['查无此人'] }),
      measure({ owners: ['无此部门'], handlers: ['邱小满', '罗听雨'], leader: '程远' }),
      measure({ text: ' ', owners: ['没有文字的措施不算'] }),
    ],
  }
  const department = { words: '无此部门', id: null }
  expect(namesToSettle({ ...emptyDraft(), findings: [finding] }, bookOf())).toEqual([
    { kind: 'organization', words: '无此部门', ...unknown('无此部门'), as: [], owners: [], uses: 2 },
    {
      kind: 'person',
      words: '查无此人',
      ...unknown('查无此人'),
      as: ['handler'],
      owners: [department],
      uses: 1,
    },
    { kind: 'person', words: '程远', ...unknown('程远'), as: ['leader'], owners: [], uses: 1 },
    {
      kind: 'person',
      words: '邱小满、罗听雨',
      reason: 'list',
      as: ['handler'],
      candidates: [qiu, luo],
      unknown: [],
      owners: [department],
      uses: 1,
    },
  ])
})

function unknown(name: string): object {
  return { reason: 'nobody', candidates: [], unknown: [name] }
}

test('departments behind the one that leads support it, where words mean one for certain or by what was settled', () => {
  const settled = { kind: 'organization', words: '某服务中心', id: office } as const
  const owners = ['财政局', '党政办公室', '某服务中心', '查无此局', '财政局']
  expect(supportersMeant({ owners }, bookOf())).toEqual([office])
  expect(supportersMeant({ owners: ['财政局', '某服务中心'] }, bookOf())).toEqual([])
  expect(supportersMeant({ owners: ['财政局', '某服务中心'] }, bookOf(settled))).toEqual([office])
  expect(supportersMeant({ owners: [] }, bookOf())).toEqual([])
})
