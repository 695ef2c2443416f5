import { expect, test } from 'vitest'
import { doneDayIn, stateOf } from './states.ts'

test.each([
  ['已完成', 'done'],
  ['√', 'done'],
  ['是', 'done'],
  ['已销号', 'done'],
  ['100%', 'done'],
  ['已整改到位', 'done'],
  ['绿-已完成', 'done'],
  ['已完成并长期坚持', 'done'],
  ['2026年6月18日出具报告，已完成。', 'done'],
  ['Closed - implemented', 'done'],
  ['正在推进', 'notDone'],
  ['未启动', 'notDone'],
  ['×', 'notDone'],
  ['0%', 'notDone'],
  ['红-逾期未完成', 'notDone'],
  ['初稿已完成，尚未印发。', 'notDone'],
  ['已完成28台，其余9台正在推进', 'notDone'],
  ['In progress', 'notDone'],
  ['', 'unclear'],
  ['基本完成', 'unclear'],
  ['完成80%', 'unclear'],
  ['80%', 'unclear'],
  ['已完成招标', 'unclear'],
  ['已完成阶段性任务', 'unclear'],
  ['持续整改', 'unclear'],
  ['Partially implemented', 'unclear'],
])('%s: %s', (words, state) => expect(stateOf(words)).toBe(state))

test('the one day that words of completion name', () => {
  expect(doneDayIn('已于2026年3月2日挂牌，完成整改')).toBe('2026年3月2日')
  expect(doneDayIn('3月2日挂牌，4月5日验收')).toBeNull()
  expect(doneDayIn('已完成12处')).toBeNull()
})
