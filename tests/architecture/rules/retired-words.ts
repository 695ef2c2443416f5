import type { Rule } from '../rule.ts'

/** Other words for what docs/glossary.md has a word for, with that word. */
const retired: Readonly<Record<string, string>> = {
  班子领导: '牵头领导',
  纪检巡察: '纪检监督',
  '纪检、巡察办': '纪检监督',
  纪检人员: '纪检监督',
  责任部门负责人: '部门负责人',
  系统管理员: '管理员',
  哈希链: '日志各条首尾相扣',
  'Check for the like': 'Same check',
  'head of the owner': 'head of department',
}

const shown =
  /^README(\.zh-CN)?\.md$|^docs\/(glossary\.md|guide\/|reference\/.*\.md)|src\/.*\/texts\/|\/labels\.ts$|refusals?\.ts$|demo-table\.ts$/

/** Whoever reads the guide finds the same word on the screen and in the terminal. */
export const oneWordForOneThing: Rule = {
  name: 'nothing that people read says otherwise what the glossary has a word for',
  check: ({ files }) =>
    files
      .filter(({ path }) => shown.test(path))
      .flatMap(({ path, text }) =>
        text.split('\n').flatMap((line, at) =>
          Object.entries(retired)
            .filter(([word]) => line.includes(word))
            .map(([word, now]) => ({ at: `${path}:${at + 1}`, message: `${word} is called ${now}` })),
        ),
      ),
  planted: [
    { files: { 'docs/guide/roles.md': '| leader | 班子领导 |\n' }, reportedAt: 'docs/guide/roles.md' },
    {
      files: { 'packages/web/src/app/texts/zh.ts': "export const zh = { a: '系统管理员' }\n" },
      reportedAt: 'packages/web/src/app/texts/zh.ts',
    },
  ],
  allowed: {
    'docs/guide/roles.md': '| leader | 牵头领导 |\n',
    'packages/server/src/world/story-risks.ts': "export const words = '班子领导集体研究'\n",
  },
}
