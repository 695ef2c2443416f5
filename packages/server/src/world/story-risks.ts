import type { FindingStory } from './story.ts'

/** 管理监督和廉政风险防控方面 */
export const riskStories: readonly FindingStory[] = [
  {
    owner: 'building',
    leader: 'cheng',
    handler: 'ding',
    head: 'wei',
    measures: [
      {
        fate: 'reopened',
        dueIn: 15,
        reason: '抽查发现3份变更单未纳入复查范围，须重新核对全部清单。',
        kind: 'accountability',
        reports: ['112份变更单复查完毕，核减金额214.6万元，对3名审核人员作出处理。'],
      },
      {
        fate: 'closed',
        dueIn: -33,
        kind: 'regulation',
        reports: ['《工程变更管理办法》修订印发，明确三级审批额度和现场核实留痕要求，组织培训2场86人。'],
      },
      {
        fate: 'awaitingInspector',
        dueIn: 2,
        kind: 'routine',
        reports: ['五十万元以上变更7项全部委托第三方复核，核减52.3万元，复核报告已归档。'],
      },
      {
        fate: 'underway',
        dueIn: 25,
        kind: 'routine',
        reports: ['组织建设条线干部38人旁听庭审1次，廉洁承诺签订完成，参观教育基地安排在下月。'],
      },
    ],
    claim: null,
  },
  {
    owner: 'finance',
    leader: 'gu',
    handler: 'qiu',
    head: 'pan',
    measures: [
      {
        fate: 'closed',
        dueIn: -29,
        kind: 'special',
        reports: [
          '387处房产已核对241处。',
          '387处房产逐处核对完毕，建立一房一档，发现账实不符22处，均已更正入账。',
        ],
      },
      {
        fate: 'returned',
        dueIn: 9,
        reason: '还有12户未列明后续措施，请补充分户处置清单。',
        kind: 'recovery',
        reports: ['41户催缴通知全部送达，收回租金173.2万元，7户已依法起诉。'],
      },
      {
        fate: 'awaitingLeader',
        dueIn: 4,
        kind: 'regulation',
        reports: ['新出租资产13处全部进场公开招租，平均溢价7.8%，出租程序办法已印发。'],
      },
      { fate: 'planned', dueIn: -3, kind: 'routine', reports: [] },
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
        fate: 'closed',
        dueIn: -44,
        kind: 'sameCheck',
        reports: ['74处重大隐患逐处现场核查，整改到位68处，整改不实6处已重新立项并挂牌督办。'],
      },
      {
        fate: 'awaitingHead',
        dueIn: 7,
        kind: 'regulation',
        reports: ['双签字制度已在216家企业推行，累计双签销号隐患389处，签字记录统一扫描保存。'],
      },
      {
        fate: 'underway',
        dueIn: 30,
        kind: 'special',
        figures: [
          { name: '已会诊企业', unit: '家', target: 16, counting: 'added' },
          { name: '问题整改率', unit: '%', target: null, counting: 'standing' },
          { name: '重大隐患核销', unit: '处', target: null, counting: 'objects' },
        ],
        reports: [
          { text: '专家会诊完成9家，形成问题清单9份、问题127条，已整改102条。', values: [9, 80.3] },
          {
            text: '专家会诊完成13家，问题清单186条中已整改141条，其余3家安排在下旬。',
            values: [4, 75.8],
            why: '新会诊的4家查出问题59条，正在整改，整改率因此下降。',
          },
        ],
      },
      {
        fate: 'underway',
        dueIn: null,
        checkIns: { every: 'monthly', firstIn: -6 },
        kind: 'routine',
        reports: ['本月夜间抽查3次、节假日抽查1次，发现问题23条，结果已向社会公布。'],
      },
    ],
    claim: null,
  },
]
