import type { FindingStory } from './story.ts'

/** 解决群众急难愁盼方面 */
export const peopleStories: readonly FindingStory[] = [
  {
    owner: 'building',
    leader: 'cheng',
    handler: 'ding',
    head: 'wei',
    measures: [
      {
        fate: 'closed',
        dueIn: -38,
        kind: 'special',
        figures: [{ name: '已处理报修', unit: '件', target: 163, counting: 'added' }],
        reports: [
          { text: '163件积压报修已处理118件。', values: [118] },
          {
            text: '163件积压报修全部处理完毕，住户签字确认163件，电话回访满意158件，不满意的5件已二次上门。',
            values: [45],
          },
        ],
      },
      {
        fate: 'closed',
        dueIn: -58,
        kind: 'routine',
        figures: [{ name: '两天内上门率', unit: '%', target: 95, counting: 'standing' }],
        reports: [
          {
            text: '维修服务承诺在4个安置房小区公示，首月一般报修两天内上门率96%，超时4件已公布原因。',
            values: [96],
          },
        ],
      },
      {
        fate: 'closedAfterReturn',
        dueIn: -32,
        reason: '制度印发不等于见效，请补充事后抽查情况，重点看是否拆分审批。',
        kind: 'regulation',
        reports: [
          '快速通道办法已印发，街道审批维修21笔。',
          '补充事后抽查记录：抽查21笔中的8笔，票据、照片和住户签字齐全，未发现拆分审批。',
        ],
      },
      {
        fate: 'closed',
        dueIn: -28,
        kind: 'accountability',
        reports: ['14家施工单位保修履约情况纳入信用评价，2家未履约单位暂停参加投标，其中1家已完成补修。'],
      },
    ],
    claim: {
      on: -16,
      claim: '积压报修清零，新增报修按承诺办理，连续两个月没有重复投诉。',
      verdict: 'completed',
      effect: 'fairlyGood',
    },
  },
  {
    owner: 'social',
    leader: 'xu',
    handler: 'bai',
    head: 'meng',
    measures: [
      {
        fate: 'closed',
        dueIn: -26,
        kind: 'routine',
        reports: ['0至12岁人口入户核实完成，共核实14326人，按22个社区、13个年份建成预测表。'],
      },
      {
        fate: 'underway',
        dueIn: 110,
        kind: 'routine',
        reports: ['扩建工程完成主体结构封顶，教学设备采购完成招标。'],
      },
      {
        fate: 'saidDone',
        dueIn: 60,
        kind: 'routine',
        reports: [],
        said: { text: '已完成。6个托育点上年度已建成，新增托位180个。', doneIn: -120 },
      },
      {
        fate: 'listedBefore',
        dueIn: 40,
        kind: 'regulation',
        reports: [],
        said: { text: '已办结。学位预警办法上年度已印发，两个片区发布过预警和分流方案。', doneIn: -130 },
      },
    ],
    claim: null,
  },
  {
    owner: 'enforcement',
    leader: 'cheng',
    handler: 'tao',
    head: 'shi',
    measures: [
      {
        fate: 'awaitingCoordinator',
        dueIn: -1,
        kind: 'special',
        reports: [
          '19个老旧小区停车方案全部编制完成，经居民议事会讨论通过17个，其余2个已按意见修改后复议通过。',
        ],
      },
      {
        fate: 'returned',
        dueIn: 6,
        reason: '泊位数为各小区上报数，与现场照片对不上，请逐处核实后重新上报。',
        kind: 'routine',
        figures: [{ name: '新增停车泊位', unit: '个', target: 800, counting: 'added' }],
        reports: [
          {
            text: '新增停车泊位812个，其中边角地挖潜536个、错时共享276个。',
            values: [812],
            why: '两个小区错时共享泊位多于原计划。',
          },
        ],
      },
      {
        fate: 'underway',
        dueIn: -12,
        kind: 'routine',
        figures: [{ name: '已清理占道设施', unit: '处', target: 14, counting: 'added' }],
        reports: [
          {
            text: '收费标准已在37处路段公示，收入去向公开方案正在与财政部门对接；14处违规占道设施已清理13处，余下1处权属有争议。',
            values: [13],
          },
        ],
      },
      {
        fate: 'awaitingStandIn',
        dueIn: 20,
        kind: 'routine',
        reports: [
          '联合巡查机制已建立，累计巡查45次，处置消防通道占用132起。',
          '随队巡查3个晚上，逐处核对占用点位，132起全部清理完毕并设置禁停标线。',
        ],
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
        dueIn: -52,
        kind: 'routine',
        reports: ['43项惠企政策归并为一张清单并公开，申报口径统一，重复申报材料由平均11份减为4份。'],
      },
      {
        fate: 'closed',
        dueIn: -22,
        kind: 'routine',
        reports: ['首批9项政策实现免申即享，直接兑付企业126家，企业未再提交材料。'],
      },
      {
        fate: 'closed',
        dueIn: -34,
        kind: 'routine',
        reports: ['从受理到拨付平均用时由41个工作日压缩到16个工作日，超期3笔已逐笔说明原因。'],
      },
      {
        fate: 'closedAfterReturn',
        dueIn: -18,
        reason: '只补发了第一批，全部到位后再申请销号。',
        kind: 'recovery',
        reports: [
          '29笔资金核实完毕，第一批17笔已补发。',
          '第二批12笔补发到位，29笔共计638.4万元全部兑付，附银行回单和企业确认书。',
        ],
      },
    ],
    claim: null,
  },
]
