import type { NameKind, OpenReason } from '@bihuan/core/intake/settling/names.ts'
import type { PersonField } from '@bihuan/core/intake/settling/names-to-settle.ts'
import type { CameIn } from '@bihuan/core/intake/settling/settling.contract.ts'

export const zh = {
  names: '这些名称对应谁',
  namesHint: '原文写法都会保留在条目的“来源所载”中，可以查看和搜索。',
  namesLeft: (count: number): string => `还有 ${count} 个名称没有选择`,
  namesSettled: '名称都已选择。',
  reasons: {
    nobody: '名单中没有',
    several: '有同名的',
    list: '一格写了几个人，选一人',
    ended: '账号已停用',
  } satisfies Record<OpenReason, string>,
  oneOf: {
    leader: '一格写了几个人，选一人牵头',
    handler: '一格写了几个人，选一人承办',
  } satisfies Record<PersonField, string>,
  uses: (count: number): string => `用于 ${count} 处`,
  choose: '请选择',
  chooseFor: (words: string): string => `“${words}”对应谁`,
  suggested: '可能是',
  recommended: '建议',
  everybody: '全部人员',
  organizations: '全部部门',
  asNew: {
    organization: (words: string): string => `新建部门“${words}”`,
    person: (words: string): string => `新增人员“${words}”`,
  } satisfies Record<NameKind, (words: string) => string>,
  asNewList: (names: readonly string[], lead: string, as: PersonField | null): string =>
    `新增人员“${names.join('、')}”，由${lead}${as === null ? '负责' : { leader: '牵头', handler: '承办' }[as]}`,
  asWords: '不分派，只保留原文',
  allNew: (count: number): string => `名单中没有的 ${count} 个都新建`,
  restAsWords: (count: number): string => `其余 ${count} 个都只保留原文`,
  onlyAdministrator: '新建部门和人员须由管理员办理；您可以先选已有的，或只保留原文，以后再分派。',
  more: (count: number): string => `再显示 ${count} 个`,
  comesIn: '将带入',
  counts: ({ findings, measures, changes, reports, notes }: CameIn, isAtMost: boolean): string =>
    [
      `${findings} 个问题、${measures} 条措施`,
      ...(changes > 0 ? [`修改 ${changes} 个条目`] : []),
      ...(reports > 0 ? [`${reports} 条来源进展（原文所写的完成情况，不算本单位填报）`] : []),
      ...(notes > 0 ? [`${isAtMost ? '至多 ' : ''}${notes} 项附有“来源所载”（没有对应栏目的原文）`] : []),
    ].join('，'),
  nothingLost: '没有对应栏目的文字不会丢：都随条目保留，原件也保留。',
  cameIn: '已带入台账',
  created: (organizations: number, persons: number): string =>
    `新建${[
      ...(organizations > 0 ? [`部门 ${organizations} 个`] : []),
      ...(persons > 0 ? [`人员 ${persons} 人`] : []),
    ].join('、')}。`,
  appointed: (names: string): string => `已按所在行的责任部门安排为承办人：${names}。`,
  withoutRole: (names: string): string =>
    `没有安排职务：${names}。原文没有写明他们承办哪个部门的措施，或那个部门没有选定；请管理员在“人员”页安排。`,
  withoutAccount: '新增的人员还没有账号，不能登录办理。请管理员在“人员”页为他们开通。',
  onlyWords: (words: readonly string[]): string =>
    `只保留了原文、没有分派的名称：${words.join('；')}。在台账中搜索其中的名字，就能找到对应的条目。`,
  again: '确需再次导入',
  openLedger: '查看台账',
}

export type SettlingText = typeof zh
