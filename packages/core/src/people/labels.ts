import type { Bilingual } from '../kernel/refusal.ts'
import type { Role } from './role.ts'

/** The word for each role: on screen, in the terminal, in refusals and in the documentation. */
export const roleLabels = {
  principal: { zh: '主要领导', en: 'principal' },
  leader: { zh: '牵头领导', en: 'leader' },
  head: { zh: '部门负责人', en: 'head of department' },
  handler: { zh: '承办人', en: 'handler' },
  coordinator: { zh: '工作专班', en: 'coordinator' },
  inspector: { zh: '纪检监督', en: 'inspector' },
  administrator: { zh: '管理员', en: 'administrator' },
} as const satisfies Record<Role, Bilingual>
