import type { Bilingual } from '@bihuan/core/kernel/refusal.ts'
import type { Role } from '@bihuan/core/people/role.ts'
import type { WorldOrganizationKey } from './organizations.ts'

type WorldAppointment = { readonly organization: WorldOrganizationKey; readonly role: Role }

/** Whose sign-in the demo shows, and what there is to see with it; the others have a user name all the same. */
export type ShownSignIn = { readonly username: string; readonly shows: Bilingual }

type WorldPersonShape = {
  readonly key: string
  readonly name: string
  readonly appointments: readonly [WorldAppointment, ...WorldAppointment[]]
} & (ShownSignIn | { readonly username: null })

/**
 * Everybody in the world, every role among them.
 *
 * The demo shows the sign-ins of those with a user name. Work is laid out so that each of them finds something to do.
 */
export const worldPersons = [
  {
    key: 'shen',
    name: '沈望舒',
    username: 'zhuren',
    shows: {
      zh: '全部进展和成效；建档前已销号清单等您确认',
      en: 'everything, at a glance; a list of what was done before waits for you',
    },
    appointments: [
      { organization: 'zone', role: 'principal' },
      { organization: 'zone', role: 'leader' },
    ],
  },
  {
    key: 'gu',
    name: '顾行远',
    username: 'lingdao',
    shows: {
      zh: '第三级签字；联络员简宁已备好拟办意见',
      en: 'signs the third rung; the liaison Jian Ning has prepared an opinion',
    },
    appointments: [{ organization: 'zone', role: 'leader' }],
  },
  { key: 'cheng', name: '程若谷', username: null, appointments: [{ organization: 'zone', role: 'leader' }] },
  { key: 'xu', name: '许怀瑾', username: null, appointments: [{ organization: 'zone', role: 'leader' }] },
  { key: 'fang', name: '方既明', username: null, appointments: [{ organization: 'office', role: 'head' }] },
  { key: 'luo', name: '罗听雨', username: null, appointments: [{ organization: 'office', role: 'handler' }] },
  { key: 'tan', name: '谭知微', username: null, appointments: [{ organization: 'staff', role: 'head' }] },
  { key: 'su', name: '苏禾', username: null, appointments: [{ organization: 'staff', role: 'handler' }] },
  { key: 'han', name: '韩叙', username: null, appointments: [{ organization: 'economy', role: 'head' }] },
  {
    key: 'jiang',
    name: '姜牧',
    username: null,
    appointments: [{ organization: 'economy', role: 'handler' }],
  },
  {
    key: 'he',
    name: '何以宁',
    username: 'chuzhang',
    shows: {
      zh: '本部门事项和第一级签字',
      en: 'the department’s items; signs the first rung',
    },
    appointments: [{ organization: 'investment', role: 'head' }],
  },
  {
    key: 'ye',
    name: '叶青禾',
    username: 'banshi',
    shows: {
      zh: '自己承办的措施：已超期、定期汇报、指标和对象清单、等待批准的延期',
      en: 'the measures that one handles: one late, with figures, a list of objects and an extension asked for; one with check-ins',
    },
    appointments: [{ organization: 'investment', role: 'handler' }],
  },
  { key: 'pan', name: '潘守正', username: null, appointments: [{ organization: 'finance', role: 'head' }] },
  {
    key: 'qiu',
    name: '邱小满',
    username: null,
    appointments: [{ organization: 'finance', role: 'handler' }],
  },
  { key: 'wei', name: '魏长川', username: null, appointments: [{ organization: 'building', role: 'head' }] },
  {
    key: 'ding',
    name: '丁一帆',
    username: null,
    appointments: [{ organization: 'building', role: 'handler' }],
  },
  { key: 'cao', name: '曹安澜', username: null, appointments: [{ organization: 'safety', role: 'head' }] },
  { key: 'lu', name: '陆平野', username: null, appointments: [{ organization: 'safety', role: 'handler' }] },
  { key: 'meng', name: '孟晚晴', username: null, appointments: [{ organization: 'social', role: 'head' }] },
  { key: 'bai', name: '白露', username: null, appointments: [{ organization: 'social', role: 'handler' }] },
  {
    key: 'shi',
    name: '石敬之',
    username: null,
    appointments: [{ organization: 'enforcement', role: 'head' }],
  },
  {
    key: 'tao',
    name: '陶然',
    username: null,
    appointments: [{ organization: 'enforcement', role: 'handler' }],
  },
  {
    key: 'wen',
    name: '温如玉',
    username: 'zhuanban',
    shows: {
      zh: '全部台账：拆分、合并、作废、更正、封存、移交，无人负责的措施；各个状态的文稿，一份可取的台账',
      en: 'the whole record: split, merged, voided, corrected, sealed, handed over, in nobody’s hands; papers in every state, a ledger to fetch',
    },
    appointments: [{ organization: 'taskForce', role: 'coordinator' }],
  },
  {
    key: 'yu',
    name: '余舟',
    username: null,
    appointments: [{ organization: 'taskForce', role: 'coordinator' }],
  },
  {
    key: 'zheng',
    name: '郑清源',
    username: 'jijian',
    shows: {
      zh: '末级签字、日志；一份纸质签批等您确认，一份删节版通报等您审定',
      en: 'signs the last rung, reads the journal; a signature on paper and an abridged notice wait for you',
    },
    appointments: [{ organization: 'discipline', role: 'inspector' }],
  },
  {
    key: 'qin',
    name: '秦鉴',
    username: null,
    appointments: [{ organization: 'discipline', role: 'inspector' }],
  },
  {
    key: 'mo',
    name: '莫维',
    username: 'guanli',
    shows: {
      zh: '单位、人员、任期、代理人；看不到任何问题',
      en: 'organizations, people, terms, deputies; no records',
    },
    appointments: [{ organization: 'zone', role: 'administrator' }],
  },
] as const satisfies readonly WorldPersonShape[]

/** A person of the world by key. */
export type WorldPersonKey = (typeof worldPersons)[number]['key']

/** A person of the world whose sign-in is shown. */
export type WorldAccount = WorldPersonShape & ShownSignIn

/** Those whose sign-ins the demo shows, one per role. */
export const worldAccounts: readonly WorldAccount[] = worldPersons.flatMap((person: WorldPersonShape) =>
  person.username === null ? [] : [person],
)
