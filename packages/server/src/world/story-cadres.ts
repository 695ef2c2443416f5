import type { FindingStory } from './story.ts'

/** 基层组织和干部队伍建设方面 */
export const cadreStories: readonly FindingStory[] = [
  {
    owner: 'staff',
    leader: 'xu',
    handler: 'su',
    head: 'tan',
    measures: [
      {
        fate: 'closed',
        dueIn: -46,
        kind: 'routine',
        reports: ['完成412名干部结构分析，列出规划、造价、应急等缺口岗位17个。'],
      },
      {
        fate: 'closed',
        dueIn: -27,
        kind: 'regulation',
        reports: ['三年培养计划印发，首批21名年轻干部已到项目一线、信访窗口和社区报到。'],
      },
      {
        fate: 'closed',
        dueIn: -20,
        kind: 'routine',
        reports: ['26名新录用干部全部明确导师，首季度谈话26人次，谈话记录归档。'],
      },
      {
        fate: 'closed',
        dueIn: -14,
        kind: 'sameCheck',
        reports: ['近三年干部选任纪实材料补齐，缺项11份逐份说明，经纪检部门抽查9份未发现问题。'],
      },
    ],
    claim: {
      on: -4,
      claim: '培养计划按期启动，缺口岗位首批补充8人，选任纪实材料补齐。',
      verdict: 'basicallyCompleted',
      effect: null,
    },
  },
  {
    owner: 'office',
    leader: 'shen',
    handler: 'luo',
    head: 'fang',
    measures: [
      {
        fate: 'closed',
        dueIn: -24,
        kind: 'sameCheck',
        reports: ['上轮反馈的31个问题逐项核验，佐证充分26个，标准不高5个已退回责任部门重改。'],
      },
      {
        fate: 'awaitingLeader',
        dueIn: 10,
        kind: 'regulation',
        reports: ['整改销号复核制度印发，明确承办人回避和四级审核要求，已用于本轮全部销号事项。'],
      },
      {
        fate: 'listedBefore',
        dueIn: 50,
        kind: 'routine',
        reports: [],
        said: { text: '已销号。已邀请两代表一委员和居民代表46人评议，结果在内网公开。', doneIn: -104 },
      },
      { fate: 'planned', dueIn: 85, kind: 'regulation', reports: [] },
    ],
    claim: null,
  },
]
