import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { doneDayIn, stateOf } from './states.ts'

test.each([
  ['已完成', 'done'],
  ['已化解', 'done'],
  ['化解中', 'notDone'],
  ['未化解', 'notDone'],
  ['部分化解', 'unclear'],
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

const said = {
  done: [
    '已全部追回 已上缴 已拆除 已更换 复查合格 同意销号 市级已销号 已通过市级验收 现场已整改 已整改（7月2日） 已立行立改 搞定',
    '已办结 办结 已办 已改 已整改 已按要求整改 整改完毕 已整改到位 已落实 已到位 已解决 已消除 隐患已消除 已闭环 已销案 已销账 验收合格',
    '通过验收 已验收 已完工 已竣工 逾期完成 超期办结 已全部整改完成 ☑ ✅ Y 绿（已完成） 已完成√ √（5月20日） 已销号（7.12） 完成率100% １００％',
    '是☑否□ ☑已完成□未完成 已完成，持续巩固 5月20日完成 2026.5.20已办结',
  ],
  notDone: [
    '未到期 时限未到 进展缓慢 不达标 验收不合格 整改不到位 反弹 退回 序时推进 设计中 论证中 稳控中 已受理 已交办 转办中 待财政拨款',
    '未办结 未办 未改 未整改 未开工 未结案 没完成 未按期完成 在推进 办理中 在改 建设中 待整改 正在办理 整改中 已启动 申请延期 即将完成',
    '预计2026年9月完成 拟于9月底完成 力争年底前完成 计划9月完成 红灯：未启动 黄色推进中 ❌ N □是☑否 □已完成☑未完成',
    '已上报，等待批复 初稿已完成，征求意见中 已完成催缴，3家企业尚未缴纳 完成28台，其余9台正在推进 已追回0.7万元，余款尚未追回 开放 仍开放 未关闭 未闭合 未闭环 未归档 未清零',
  ],
  unclear: [
    '部分 部分完成 阶段性完成 基本整改到位 接近完成 完成一半 主体完工 已完成3项，剩2项 已完成初验 已立项 长期坚持 持续推进中 正常开展',
    '待验收 已完成，待验收 已整改，待销号 已申请销号 验收中 基本完成，待审批 绿 黄灯 △ 已完成5/20 完成（5/20） 已完成3.5 已完成0.7万元 2026年5月20日',
  ],
} as const

test.each(Object.entries(said))('what says %s', (state, lines) => {
  const words = lines.flatMap((line) => line.split(' '))
  expect(words.filter((one) => stateOf(one) !== state)).toEqual([])
})

test.each([
  ['Completed', 'done'],
  ['Fully implemented', 'done'],
  ['Verified', 'done'],
  ['Signed off', 'done'],
  ['Open', 'notDone'],
  ['Ongoing - on track', 'notDone'],
  ['Extension requested', 'notDone'],
  ['Ready for review', 'unclear'],
  ['Not yet due', 'notDone'],
  ['Overdue', 'notDone'],
  ['Work in progress', 'notDone'],
  ['Ongoing', 'unclear'],
  ['Superseded', 'unclear'],
  ['Pending verification', 'unclear'],
  ['Implemented, evidence awaited', 'unclear'],
  ['Complete except training', 'unclear'],
])('%s: %s', (words, state) => expect(stateOf(words)).toBe(state))

describe('the measure’s own words said as done', () => {
  test.each([
    ['已停止执行并重新招标。', '停止执行3份到期合同'],
    ['2026年6月17日已全部上缴', '上缴财政专户'],
    ['已更换钢丝绳', '更换起升钢丝绳'],
    ['已于4月22日安装调试完毕。', '加装自动排水泵和液位报警。'],
    ['已于3月20日完成培训和考试，参训19人。', '对全员开展作业培训和考试。'],
    ['已于2026年4月17日缴存到位', '将租金3.6万元全额缴入账户。'],
    ['已拆除9处', '拆除违建棚房9处'],
    ['已于2026年3月20日修订印发贷后管理办法。', '修订贷后管理办法，明确检查要点和频次。'],
    ['已于2026年5月24日组织切换演练。', '组织一次核心系统灾备切换实战演练。'],
    ['已印发', '修订并印发管理办法'],
  ])('%s of %s are done', (words, measure) => expect(stateOf(words, measure)).toBe('done'))

  test.each([
    ['已完成招标', '完成招标并建成'],
    ['已委托', '委托检测12处早期工程'],
    ['已发函', '发函催缴并起诉'],
    ['已追回0.7万元', '追回多发补助1.1万元'],
    ['已修缮27座', '修缮散葬烈士墓31座'],
    ['已修订', '修订并印发管理办法'],
    ['已完成选址', '建设监测站2座'],
    ['已于5月3日制定方案', '制定方案并组织实施'],
    ['已于4月2日发函催收', '发函催收，必要时起诉'],
    ['已纳入论证模板', '购置前论证须附使用率测算'],
    ['已建立月报制度', '建立资金拨付月报，每月通报'],
  ])('%s of %s are a part of it, and asked about', (words, measure) =>
    expect(stateOf(words, measure)).toBe('unclear'),
  )
})

test('words that hope, doubt or deny are never done, whatever they speak of', () => {
  const before = [
    '未',
    '尚未',
    '没有',
    '基本',
    '部分',
    '即将',
    '预计9月',
    '力争',
    '拟于9月底',
    '待',
    '接近',
    '初步',
  ]
  const closing = ['完成', '办结', '整改到位', '销号', '解决', '落实到位', '闭环', '完工', '验收']
  const around = ['', '。', '，长期坚持', '（9月）']
  fc.assert(
    fc.property(
      fc.constantFrom(...before),
      fc.constantFrom(...closing),
      fc.constantFrom(...around),
      (...words) => {
        expect(stateOf(words.join(''))).not.toBe('done')
      },
    ),
  )
})

test('the one day that words of completion name', () => {
  expect(doneDayIn('已于2026年3月2日挂牌，完成整改')).toBe('2026年3月2日')
  expect(doneDayIn('3月2日挂牌，4月5日验收')).toBeNull()
  expect(doneDayIn('已完成12处')).toBeNull()
})
