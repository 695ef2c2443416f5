import { describe, expect, test } from 'vitest'
import { readText } from './read-text.ts'

function findings(text: string): [string | null, string[]][] {
  return readText(text).findings.map(({ title, measures }) => [
    title,
    measures.map((measure) => measure.text),
  ])
}

function wordsOf(text: string, role: string): string[] {
  const characters = Array.from(text)
  return readText(text)
    .passages.filter((passage) => passage.role === role)
    .map(({ start, end }) => characters.slice(start, end).join('').trim())
}

describe('punctuation', () => {
  test('half-width brackets beside full-width quotation marks, and two titles side by side', () =>
    expect(
      findings(
        '二、问题整改情况\n(1)关于“台账不全。登记混乱”问题的整改\n一是补登120条.\n(2)关于“巡查少”“记录假”问题的整改\n一是增加巡查。二是核对记录。',
      ),
    ).toEqual([
      ['台账不全。登记混乱', ['补登120条.']],
      ['巡查少', ['增加巡查。']],
      ['记录假', ['核对记录。']],
    ]))

  test('numbers before a semicolon count', () =>
    expect(
      findings(
        '整改方案\n一、责任落实不到位\n整改措施：\n1；召开会议3次。\n2；签订责任书。\n二、档案管理不规范\n整改措施：①补齐档案。②培训人员。',
      ),
    ).toEqual([
      ['责任落实不到位', ['召开会议3次。', '签订责任书。']],
      ['档案管理不规范', ['补齐档案。', '培训人员。']],
    ]))
})

describe('what is missing', () => {
  test('placeholders stay as they are', () =>
    expect(
      findings('二、问题整改情况\n（一）关于xx县投入xx万元不到位问题的整改\n一是追加预算xx万元。'),
    ).toEqual([['xx县投入xx万元不到位', ['追加预算xx万元。']]]))

  test('a sentence cut in the middle is kept as far as it goes', () =>
    expect(
      findings(
        '二、问题整改情况\n（一）关于“学习不深入”问题的整改\n一是制定计划。\n二是组织开展专题学习，进一步提',
      ),
    ).toEqual([['学习不深入', ['制定计划。', '组织开展专题学习，进一步提']]]))

  test('details in an annex only: no finding, no deadline, and all of it shown as unplaced', () => {
    const text =
      '整改情况公示\n现将整改情况予以公示，具体内容见附表。\n公示时间：2023年5月18日至5月24日\n联系电话：000-1234567'
    expect(findings(text)).toEqual([])
    expect(wordsOf(text, 'unplaced')).toEqual([text])
    expect(readText(text).warnings.map(({ code }) => code)).toEqual(['TEXT_UNPLACED'])
  })

  test('of two identifiers that differ the one in the title counts', () =>
    expect(
      readText('整改任务（序号六）完成情况公示\n附表：序号二\n整改任务：河道垃圾清理不及时\n完成情况：已完成')
        .findings,
    ).toMatchObject([{ number: '序号六', title: '河道垃圾清理不及时', status: 'done' }]))
})

describe('what does not belong', () => {
  test('complaints in a part on organisation are background', () => {
    const text =
      '一、整改工作组织情况\n1.学习不深入。召开会议4次。\n2.责任不落实。签订责任书。\n二、整改落实情况\n（一）关于“学习不深入”问题的整改\n一是制定计划。'
    expect(findings(text)).toEqual([['学习不深入', ['制定计划。']]])
    expect(wordsOf(text, 'background').join('')).toContain('责任不落实')
  })

  test('head and foot of a web page are furniture', () => {
    const text =
      '首页\n分享：\n字号：大 中 小\n二、问题整改情况\n（一）关于“学习不深入”问题的整改\n一是制定计划。\n打印本页 关闭窗口\n主办单位：某某局 ICP备12345678号'
    expect(wordsOf(text, 'furniture')).toEqual([
      '首页\n分享：\n字号：大 中 小',
      '打印本页 关闭窗口\n主办单位：某某局 ICP备12345678号',
    ])
    expect(findings(text)).toEqual([['学习不深入', ['制定计划。']]])
  })

  test('praise of others is background', () => {
    const text =
      '关于2023年度预算执行审计整改情况的报告\n一、审计整改工作推进情况\n有的单位边审边改，理清暂付款12笔。\n二、审计查出问题整改情况\n（一）预算编制不细的问题。区民政局已重新编制。'
    expect(wordsOf(text, 'background')).toContain('有的单位边审边改，理清暂付款12笔。')
    expect(findings(text)).toEqual([['预算编制不细', ['已重新编制。']]])
  })
})

test('a character of two units counts one in every place', () => {
  const text =
    '二、问题整改情况\n（一）关于“𠮷河村🚰供水不稳”问题的整改\n一是更换𠮷河水泵🚰。\n二是检修管网。'
  const [finding] = readText(text).findings
  const characters = Array.from(text)
  const spans = [finding?.passage, ...(finding?.measures ?? []).map(({ passage }) => passage)]
  expect(spans.map((span) => characters.slice(span?.start, span?.end).join(''))).toEqual([
    '𠮷河村🚰供水不稳',
    '更换𠮷河水泵🚰。',
    '检修管网。',
  ])
})
