import type { FindingStory } from './story.ts'

/** 贯彻上级决策部署方面 */
export const policyStories: readonly FindingStory[] = [
  {
    owner: 'office',
    leader: 'shen',
    handler: 'luo',
    head: 'fang',
    measures: [
      {
        fate: 'closed',
        dueIn: -55,
        kind: 'routine',
        reports: [
          '中心组围绕“光电产业补链”等3个难题开展专题学习3次，会前提交调研材料9份，会后形成任务清单17项，已办结14项，其余3项列入下月计划。',
        ],
      },
      {
        fate: 'closed',
        dueIn: -48,
        kind: 'sameCheck',
        reports: [
          '已收集近一年学习议题24个，正在逐项回看。',
          '24个议题全部回看完毕：已转化举措19项，未转化5项均写明原因和下一步安排，台账经党工委会议审议。',
        ],
      },
      {
        fate: 'closedAfterReturn',
        dueIn: -36,
        reason: '只有调研报告，没有驻点日程和群众意见原始记录，看不出驻点是否满五天，请补充。',
        kind: 'routine',
        reports: [
          '班子成员完成蹲点调研6人次，形成报告6篇。',
          '补充蹲点日程和群众意见原始记录，7名班子成员人均驻点5.4天，调研报告7篇已在内网公开。',
        ],
      },
      {
        fate: 'closed',
        dueIn: -40,
        kind: 'regulation',
        reports: ['《云汀开发区党工委理论学习中心组学习规则》经党工委会议审议通过并印发施行，共5章22条。'],
      },
    ],
    claim: {
      on: -24,
      claim: '4条措施全部销号，学习成果转化台账持续运行两个月，抽查的12项任务均已落地。',
      verdict: 'completed',
      effect: 'good',
    },
  },
  {
    owner: 'economy',
    leader: 'gu',
    handler: 'jiang',
    head: 'han',
    measures: [
      {
        fate: 'closedBefore',
        dueIn: -50,
        kind: 'routine',
        reports: [],
        said: {
          text: '已销号。36项规划任务核实完毕：按序时推进27项，滞后9项，已逐项写明原因并重排节点。',
          doneIn: -101,
        },
      },
      {
        fate: 'closed',
        dueIn: -30,
        kind: 'regulation',
        reports: ['月调度制度已印发，召开调度会2次，协调解决用地、供电等事项11件，纪要均在会后三天内印发。'],
      },
      {
        fate: 'underway',
        dueIn: 45,
        kind: 'routine',
        reports: [
          '二期地块平整完成，接入道路完成路基施工。',
          '供电增容方案通过审查，接入道路铺设完成六成，预计下月底具备进场条件。',
        ],
      },
      {
        fate: 'underway',
        dueIn: null,
        checkIns: { every: 'quarterly', firstIn: 12 },
        kind: 'routine',
        reports: ['第三方评估单位已选定，首次评估报告初稿完成，正在征求部门意见。'],
      },
    ],
    claim: null,
  },
  {
    owner: 'investment',
    leader: 'gu',
    handler: 'ye',
    head: 'he',
    measures: [
      {
        fate: 'closedBefore',
        dueIn: -45,
        kind: 'special',
        reports: [],
        said: {
          text: '已销号。58个签约项目全部核对完毕，建成履约清单：履约正常41个，部分滞后12个，停滞5个。',
          doneIn: -99,
        },
      },
      {
        fate: 'underway',
        dueIn: null,
        checkIns: { every: 'monthly', firstIn: 2 },
        kind: 'routine',
        reports: ['31个在建项目均明确履约专员，累计上门跟踪62次，跟踪记录全部归档，协调解决企业诉求18件。'],
      },
      {
        fate: 'underway',
        dueIn: -6,
        kind: 'recovery',
        figures: [
          { name: '已约谈停滞项目', unit: '个', target: 5, counting: 'added' },
          { name: '已处置停滞项目', unit: '个', target: null, counting: 'objects' },
        ],
        reports: [
          {
            text: '5个停滞项目已约谈4个，其中2个提出续建计划，1个同意转让，1个拟收回，余下1个企业负责人在外，已书面通知。',
            values: [4],
          },
        ],
      },
      {
        fate: 'awaitingHead',
        dueIn: 3,
        kind: 'regulation',
        reports: ['合同新文本初稿完成，正在送法律顾问审查。'],
      },
    ],
    claim: null,
  },
  {
    owner: 'safety',
    leader: 'cheng',
    handler: 'lu',
    head: 'cao',
    measures: [
      {
        fate: 'closedBefore',
        dueIn: -42,
        kind: 'routine',
        reports: [],
        said: {
          text: '已销号。新配巡查员9名，全部11条支流实现每三公里一人，巡查记录当天上传率由61%提高到98%。',
          doneIn: -97,
        },
      },
      {
        fate: 'underway',
        dueIn: null,
        // The second week went by without a report.
        checkIns: { every: 'weekly', firstIn: -9 },
        kind: 'routine',
        reports: ['11条支流全部纳入统一保洁合同，首月考核得分均在85分以上，按月通报。'],
      },
      {
        fate: 'awaitingLeader',
        dueIn: 8,
        kind: 'special',
        reports: [
          '27个排口完成处置19个。',
          '27个排口全部处置完毕：雨污混接改造16个，无主排口封堵8个，规范保留3个，附处置前后照片。',
        ],
      },
      { fate: 'planned', dueIn: 70, kind: 'routine', reports: [] },
    ],
    claim: null,
  },
]
