import { labelsIn } from '@bihuan/core/kernel/labels.ts'
import { roleLabels } from '@bihuan/core/people/labels.ts'

export const zh = {
  roles: labelsIn(roleLabels, 'zh'),
  title: '代理人和联络员',
  deputies: '代理人',
  deputiesHint:
    '外出期间，代理人行使所选职务的权限，所签所办注明“代”。本人的权限不变；同一申请两人只能审核一级。',
  noDeputy: '现在没有代理人。',
  of: (post: string, from: string, to: string): string => `${post}，${from} 至 ${to}`,
  end: '结束代理',
  post: '代理的职务',
  person: '人员',
  from: '起始日',
  to: '截止日',
  nameDeputy: '指定代理人',
  nothingToLend: '现在没有可以代理的职务。',
  liaisons: '联络员',
  liaisonsHint: '联络员可以看到等待领导审核的申请和佐证材料，拟定意见；只拟不签，由领导本人审核。',
  noLiaison: '现在没有联络员。',
  nameLiaison: '指定联络员',
  dismiss: '不再任联络员',
}

export type HelpersText = typeof zh
