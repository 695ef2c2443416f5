import { expect, test } from 'vitest'
import { namesIn, peopleIn, sharedOut } from './names.ts'

test.each([
  ['财政局', ['财政局']],
  ['财政局、党政办公室', ['财政局', '党政办公室']],
  ['财政局；党政办公室，审计局', ['财政局', '党政办公室', '审计局']],
  ['财政局\n党政办公室', ['财政局', '党政办公室']],
  ['财 政 局', ['财政局']],
  ['财政局(牵头)', ['财政局']],
  ['审计局（配合）、财政局（牵头）', ['财政局', '审计局']],
  ['审计局配合，财政局牵头', ['财政局', '审计局']],
  ['牵头单位：财政局；配合单位：审计局', ['财政局', '审计局']],
  ['白露（兼）', ['白露']],
  ['邱小满/罗听雨', ['邱小满', '罗听雨']],
  ['各县（市、区）人民政府、各镇', ['各县（市、区）人民政府', '各镇']],
  ['财政局、财政局', ['财政局']],
  ['Forest Service', ['Forest Service']],
  ['Legal (support); Finance (lead)', ['Finance', 'Legal']],
  ['Lead: Finance; Support: IT', ['Finance', 'IT']],
  ['—', []],
  ['', []],
])('%s names %j, the one that leads first', (words, names) => expect(namesIn(words)).toEqual(names))

test.each([
  ['童大勇（内线8012）', ['童大勇']],
  ['纪晓（内线8012） 付清（内线8013）', ['纪晓', '付清']],
  ['盛夏（0000-0001234）；凌霄 8012', ['盛夏', '凌霄']],
  ['张三：13800001111', ['张三']],
  ['李四（副局长）', ['李四']],
])('%s names %j, without telephones and duties', (words, names) => expect(peopleIn(words)).toEqual(names))

test('a department and, in brackets, its people', () => {
  expect(sharedOut('办公室（王五 13800001111）')).toEqual({ offices: ['办公室'], people: ['王五'] })
  expect(sharedOut('财政局（张三、李四）')).toEqual({ offices: ['财政局'], people: ['张三', '李四'] })
})

test('a cell of many blanks among names is read at once', () => {
  const blanks = ' '.repeat(20_000)
  expect(peopleIn(`邱小满${blanks}罗听雨${blanks}0599-5550120`)).toEqual(['邱小满', '罗听雨'])
})
