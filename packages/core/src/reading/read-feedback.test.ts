import { expect, test } from 'vitest'
import { readText } from './read-text.ts'

const head = '区委第二巡察组向区城管局党组反馈巡察情况\n一、主要问题\n'

function findings(text: string): [string | null, string[]][] {
  return readText(text).findings.map(({ title, measures }) => [
    title,
    measures.map((measure) => measure.text),
  ])
}

test('behind 整改措施： 一是 marks measures in feedback too', () =>
  expect(
    findings(
      `${head}1.关于“门前管理粗放”问题\n整改措施：一是划定责任区。二是每周巡查两次。\n2.关于“车辆停放混乱”问题\n整改措施：一是增设车位80个。二是开展劝导。`,
    ),
  ).toEqual([
    ['门前管理粗放', ['划定责任区。', '每周巡查两次。']],
    ['车辆停放混乱', ['增设车位80个。', '开展劝导。']],
  ]))

test('measures that name what they mend are no findings', () =>
  expect(
    findings(`${head}1.关于“门前管理粗放”问题\n整改措施：一是解决登记不完整。二是纠正巡查不到位。`),
  ).toEqual([['门前管理粗放', ['解决登记不完整。', '纠正巡查不到位。']]]))

test('without the label what follows a complaint illustrates it', () =>
  expect(findings(`${head}1.关于“门前管理粗放”问题。抽查8处，有5处未清扫。`)).toEqual([['门前管理粗放', []]]))

test('what is asked for behind the complaints is none', () =>
  expect(
    findings(`${head}1.台账不健全。\n2.值班脱岗。\n二、整改要求\n1.压实责任。\n2.举一反三。`).map(
      ([title]) => title,
    ),
  ).toEqual(['台账不健全', '值班脱岗']))
