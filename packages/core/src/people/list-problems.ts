import { labelsIn } from '../kernel/labels.ts'
import type { Bilingual } from '../kernel/refusal.ts'
import { organizationFormLabels } from './bodies.ts'
import { roleLabels } from './labels.ts'

function rolesIn(language: keyof Bilingual): string[] {
  return Object.values(labelsIn(roleLabels, language))
}

/** Why a row of a list cannot be taken as it stands, and what to do. `{words}` is what stands there. */
export const listProblems = {
  nameMissing: { zh: '缺姓名', en: 'no name' },
  totalRow: {
    zh: '“{words}”是合计行，不作为人员或单位；不用处理，也可以在表中删去这一行',
    en: '“{words}” is a row of totals, and nobody and no organization: leave it, or take the row out of the sheet',
  },
  nameTooLong: { zh: '姓名超过 50 字', en: 'a name of more than 50 characters' },
  organizationUnknown: {
    zh: '没有单位“{words}”；请改成已有单位的名称，或在名单中加上该单位',
    en: 'no organization “{words}”; write the name of one that there is, or add it to the list',
  },
  organizationUnclear: {
    zh: '有几个单位叫“{words}”，请写成“上级单位/{words}”',
    en: 'several organizations are called “{words}”; write “parent/{words}”',
  },
  organizationMissing: { zh: '有职务而缺单位', en: 'a role, but no organization' },
  organizationNameMissing: { zh: '缺单位名称', en: 'no name of an organization' },
  organizationNameTooLong: {
    zh: '单位名称超过 100 字',
    en: 'a name of an organization of more than 100 characters',
  },
  nameUnwritable: {
    zh: '“{words}”中有看不见的字符，请重新输入',
    en: '“{words}” holds characters that cannot be seen; type it again',
  },
  parentUnknown: {
    zh: '没有上级单位“{words}”；请改成已有单位的名称，或在名单中加上该单位',
    en: 'no organization “{words}” to belong to; write the name of one that there is, or add it to the list',
  },
  parentUnclear: {
    zh: '有几个单位叫“{words}”，上级单位请写成“上级/{words}”',
    en: 'several organizations are called “{words}”; write “parent/{words}” for the one it belongs to',
  },
  circle: {
    zh: '“{words}”绕了一圈又归自己管；请改其中一个上级单位',
    en: '“{words}” comes to lie below itself; change one of the parents',
  },
  kindUnknown: {
    zh: `没有单位类型“{words}”，应为${Object.values(labelsIn(organizationFormLabels, 'zh')).join('、')}之一`,
    en: `no kind of organization “{words}”; write one of ${Object.values(labelsIn(organizationFormLabels, 'en')).join(', ')}`,
  },
  roleUnknown: {
    zh: `没有职务类别“{words}”，应为${rolesIn('zh').join('、')}之一`,
    en: `no role “{words}”; write one of ${rolesIn('en').join(', ')}`,
  },
  roleMissing: {
    zh: `有单位而缺职务类别，应为${rolesIn('zh').join('、')}之一`,
    en: `an organization, but no role; write one of ${rolesIn('en').join(', ')}`,
  },
  dayUnread: {
    zh: '“{words}”不是日期，或早于 1949 年，请写成 2026-01-31 这样',
    en: '“{words}” is no day, or before 1949; write it as 2026-01-31',
  },
  termReversed: {
    zh: '任期“{words}”的截止日早于起始日，请改其中一个',
    en: 'the last day of the term “{words}” is before its first; change one of the two',
  },
  usernameMalformed: {
    zh: '用户名“{words}”须为 3–32 位小写字母、数字、点、下划线或短横线，以字母或数字开头',
    en: 'the user name “{words}” needs 3–32 lower-case letters, digits, dots, underscores or hyphens, a letter or digit first',
  },
  usernameTaken: {
    zh: '用户名“{words}”已被别人使用，请换一个',
    en: 'the user name “{words}” is somebody else’s; choose another',
  },
  usernameTwice: {
    zh: '用户名“{words}”在名单中给了两个人，请换一个',
    en: 'the list gives the user name “{words}” to two people; choose another',
  },
} as const satisfies Record<string, Bilingual>

/** What is wrong with a row, and the words that are. */
export type ListProblem = { readonly code: keyof typeof listProblems; readonly words: string }

/** What is wrong with a row in a language, with the words that are wherever they belong. */
export function listProblemText({ code, words }: ListProblem, language: keyof Bilingual): string {
  return listProblems[code][language].replaceAll('{words}', () => words)
}

/** Where something stands on a list: the sheet, nameless where it was pasted, and the row there, from 1. */
export type ListPlace = { readonly sheet: string; readonly line: number }
