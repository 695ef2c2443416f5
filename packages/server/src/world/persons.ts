import type { Role } from '@bihuan/core/people/role.ts'
import type { WorldOrganizationKey } from './organizations.ts'

type WorldAppointment = { readonly organization: WorldOrganizationKey; readonly role: Role }

/** A person of the world. The demo shows one sign-in per role: theirs have a user name; the others have one all the same. */
type WorldPersonShape = {
  readonly key: string
  readonly name: string
  readonly username: string | null
  readonly appointments: readonly [WorldAppointment, ...WorldAppointment[]]
}

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
    appointments: [
      { organization: 'zone', role: 'principal' },
      { organization: 'zone', role: 'leader' },
    ],
  },
  {
    key: 'gu',
    name: '顾行远',
    username: 'lingdao',
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
    appointments: [{ organization: 'investment', role: 'head' }],
  },
  {
    key: 'ye',
    name: '叶青禾',
    username: 'banshi',
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
    appointments: [{ organization: 'zone', role: 'administrator' }],
  },
] as const satisfies readonly WorldPersonShape[]

/** A person of the world by key. */
export type WorldPersonKey = (typeof worldPersons)[number]['key']

/** A person of the world whose sign-in is shown. */
export type WorldAccount = WorldPersonShape & { readonly username: string }

/** Those whose sign-ins the demo shows, one per role. */
export const worldAccounts: readonly WorldAccount[] = worldPersons.flatMap((person: WorldPersonShape) =>
  person.username === null ? [] : [{ ...person, username: person.username }],
)
