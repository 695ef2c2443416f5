import type { Bilingual } from '@bihuan/core/kernel/refusal.ts'
import type { OrganizationForm } from '@bihuan/core/people/bodies.ts'
import type { Role } from '@bihuan/core/people/role.ts'
import { worldRoot } from './organizations.ts'
import type { ShownSignIn } from './persons.ts'

/** What the demo is set up as: the region above the zone of the sample. Like all of it, it does not exist. */
export const districtRoot = { key: 'city', name: '澜州市', kind: 'region' } as const

type DistrictOrganizationShape = {
  readonly key: string
  readonly name: string
  readonly parent: string
  readonly kind: OrganizationForm
}

/** What lies around the zone in the demo, each after what it lies below. */
export const districtOrganizations = [
  { key: 'zone', name: worldRoot.name, parent: 'city', kind: 'body' },
  { key: 'inspection', name: '市委巡察工作领导小组办公室', parent: 'city', kind: 'department' },
  { key: 'street', name: '望江街道办事处', parent: 'city', kind: 'body' },
  { key: 'tingtao', name: '听涛社区', parent: 'street', kind: 'community' },
  { key: 'qiaoxi', name: '桥西社区', parent: 'street', kind: 'community' },
  { key: 'firm', name: '云汀城市建设投资集团', parent: 'city', kind: 'body' },
] as const satisfies readonly DistrictOrganizationShape[]

/** An organization that is there in the demo alone. */
export type DistrictOrganizationKey = (typeof districtOrganizations)[number]['key']

type DistrictPersonShape = {
  readonly key: string
  readonly name: string
  /** What the table of sign-ins calls somebody whose role does not say it. */
  readonly title?: Bilingual
  readonly appointments: readonly {
    readonly organization: DistrictOrganizationKey | 'office' | 'economy'
    readonly role: Role
  }[]
} & (ShownSignIn | { readonly username: null })

/** Whom the demo has beyond the people of the sample: those of other bodies, and those who help, leave or look from outside. */
export const districtPersons = [
  {
    key: 'jian',
    name: '简宁',
    username: 'lianluo',
    title: { zh: '联络员', en: 'Liaison' },
    shows: {
      zh: '替顾行远（牵头领导）准备拟办意见，自己不签字',
      en: 'prepares decisions for the leader Gu Xingyuan and signs none',
    },
    appointments: [{ organization: 'office', role: 'handler' }],
  },
  {
    key: 'shao',
    name: '邵明远',
    username: 'xuncha',
    title: { zh: '上级巡察机构', en: 'Inspection office above' },
    shows: {
      zh: '开发区和城投集团的全部整改，可以重新打开',
      en: 'the rectifications of all bodies below; may reopen what was closed',
    },
    appointments: [{ organization: 'inspection', role: 'inspector' }],
  },
  {
    key: 'tang',
    name: '唐逸',
    username: 'jiedao',
    title: { zh: '街道负责人', en: 'Head of the street' },
    shows: {
      zh: '开发区审计整改中由街道负责的两条措施及其分解任务，其余看不到',
      en: 'two measures that the street owns under the zone’s findings, split to its communities; nothing else',
    },
    appointments: [{ organization: 'street', role: 'head' }],
  },
  {
    key: 'mi',
    name: '米朗',
    username: null,
    appointments: [{ organization: 'street', role: 'handler' }],
  },
  {
    key: 'song',
    name: '宋词',
    username: null,
    appointments: [{ organization: 'street', role: 'coordinator' }],
  },
  {
    key: 'ludou',
    name: '鲁窦',
    username: 'shequ',
    title: { zh: '社区承办人', en: 'Handler of a community' },
    shows: { zh: '街道退回本社区的一项分解任务', en: 'a part of a measure that the street has returned' },
    appointments: [{ organization: 'tingtao', role: 'handler' }],
  },
  {
    key: 'qiao',
    name: '乔木',
    username: null,
    appointments: [{ organization: 'qiaoxi', role: 'handler' }],
  },
  {
    key: 'ji',
    name: '季川',
    username: null,
    appointments: [{ organization: 'firm', role: 'coordinator' }],
  },
  { key: 'feng', name: '冯谦', username: null, appointments: [{ organization: 'firm', role: 'head' }] },
  { key: 'yulan', name: '于蓝', username: null, appointments: [{ organization: 'firm', role: 'handler' }] },
  {
    key: 'qi',
    name: '祁连',
    username: null,
    appointments: [{ organization: 'economy', role: 'handler' }],
  },
  {
    key: 'bo',
    name: '柏舟',
    username: 'waibu',
    title: { zh: '外部查阅人', en: 'Outside reviewer' },
    shows: {
      zh: '只读一个专项（审计整改），被封存的文件不显示',
      en: 'reads one rectification (the audit), and no sealed file',
    },
    appointments: [],
  },
] as const satisfies readonly DistrictPersonShape[]

/** Somebody who is there in the demo alone. */
export type DistrictPersonKey = (typeof districtPersons)[number]['key']
