import { labelsIn } from '@bihuan/core/kernel/labels.ts'
import { roleLabels } from '@bihuan/core/people/labels.ts'

export const zh = {
  roles: labelsIn(roleLabels, 'zh'),
  search: '搜索姓名或拼音',
  add: '新增',
  save: '保存',
  dayUnread: '须是日历上的日期，不定则留空。',
  addMembers: '增加成员',
  addMembersAbout: '成员由各单位借出：原职务和权限不变，另有在专班中的职务，到截止日为止。',
  members: '成员',
  member: '姓名',
  memberTo: '截止日',
  memberWithoutEnd: '未定',
  membersMissing: '请选择成员。',
  memberRole: '在专班中的职务类别',
  membersUntil: (day: string): string => `专班于 ${day} 结束，成员任期最晚到这一天。`,
  lenders: '借出单位',
  lentByNobody: '在其他单位没有职务',
  teamEnd: '结束日',
  teamEndAbout:
    '到这一天为止，成员因专班而有的权限全部终止；任期到专班结束为止的，随之调整。不定结束日的，留空。',
  teamWithoutEnd: '未定结束日',
  teamEnds: (day: string, left: number): string => {
    if (left === 0) return `今天（${day}）结束`
    return left > 0 ? `${day} 结束，还有 ${left} 天` : `已于 ${day} 结束`
  },
  teamEndedNext: '还有在办事项的，请工作专班用“移交”移交给接手单位，再由管理员“撤并”。',
}

export type TeamsText = typeof zh
