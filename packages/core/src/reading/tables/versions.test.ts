import { describe, expect, test } from 'vitest'
import { readText } from '../read-text.ts'

const table = (...rows: string[][]): string => rows.map((row) => row.join('\t')).join('\n')

describe('several sheets', () => {
  const part = (name: string, ...rows: string[][]): string =>
    `${name}\n${table(['序号', '问题', '整改措施', '完成情况'], ...rows)}\n`
  const june = ['1', '台账不清', '盘点', '推进中']

  test('that are parts are all read, each under its name', () =>
    expect(
      readText(
        `${part('党的领导', june, ['2', '值班脱岗', '抽查', ''])}\n${part('党的建设', ['1', '学习不深', '研讨', ''])}`,
      ).findings.map(({ path, title }) => [...path, title]),
    ).toEqual([
      ['党的领导', '台账不清'],
      ['党的领导', '值班脱岗'],
      ['党的建设', '学习不深'],
    ]))

  test.each([
    ['7月版', '6月版'],
    ['台账', '台账（旧）'],
    ['第二版', '第一版'],
  ])('of which one is an older version: %s counts and %s does not', (newer, older) => {
    const second = ['2', '值班脱岗', '抽查', '推进中']
    const versions = [part(older, june, second), part(newer, ['1', '台账不清', '盘点', '已完成'], second)]
    for (const text of [versions.join('\n'), versions.toReversed().join('\n')]) {
      const draft = readText(text)
      expect(draft.findings.map(({ measures }) => measures.map(({ stateRaw }) => stateRaw))).toEqual([
        ['已完成'],
        ['推进中'],
      ])
      expect(draft.warnings).toContainEqual(
        expect.objectContaining({ code: 'OLD_VERSION', params: { old: older, current: newer } }),
      )
      expect(draft.passages.filter(({ role }) => role === 'unplaced')).toEqual([])
    }
  })
})
