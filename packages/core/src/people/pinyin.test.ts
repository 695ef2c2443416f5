import { expect, test } from 'vitest'
import { readsAs } from './pinyin.ts'

test.each([
  ['张三', 'zs'],
  ['张三', 'ZS'],
  ['张三', 'zhangsan'],
  ['张三', 'zhangs'],
  ['张三', 'zhsan'],
  ['张三', 'zhang san'],
  ['欧阳修', 'yx'],
  ['何以宁（住建局）', 'zjj'],
  ['A 股办', 'agb'],
  // Several readings.
  ['单雄信', 'sxx'],
  ['单雄信', 'dxx'],
  ['曾国', 'zengguo'],
  ['曾国', 'cg'],
  ['解晓东', 'xiexd'],
  ['覃某', 'qm'],
  ['重庆办', 'cqb'],
  ['吕布', 'lvbu'],
  ['吕布', 'lubu'],
  // Rare characters of names, and old forms.
  ['李昀峣', 'lyy'],
  ['赵昇', 'zs'],
  ['王垚翀', 'wyc'],
  ['張三', 'zs'],
])('%s is found by %s', (name, typed) => expect(readsAs(name, typed)).toBe(true))

test.each([
  ['赵六', 'zs'],
  ['张三', 'sz'],
  ['张三', 'hs'],
  ['张三', 'zhangsanf'],
  ['张三', '张s'],
  ['张三', '1'],
  ['张三', ''],
  ['张三', 'z'.repeat(100)],
])('%s is not found by %s', (name, typed) => expect(readsAs(name, typed)).toBe(false))
