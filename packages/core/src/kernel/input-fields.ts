import type { Field, Fields } from './field.ts'
import type { Bilingual } from './refusal.ts'

/** Words for inputs, by the name that travels. */
export type InputLabels = Readonly<Record<string, Bilingual>>

/** What forms call the inputs that stand in no table of fields. */
export const inputLabels: InputLabels = {
  name: { zh: '名称或姓名', en: 'name' },
  organizationName: { zh: '单位名称', en: 'name of the organization' },
  username: { zh: '用户名', en: 'user name' },
  password: { zh: '密码', en: 'password' },
  currentPassword: { zh: '现在的密码', en: 'present password' },
  newPassword: { zh: '新密码', en: 'new password' },
  appointments: { zh: '职务', en: 'appointments' },
  number: { zh: '编号', en: 'number' },
  title: { zh: '标题', en: 'title' },
  redactions: { zh: '删节', en: 'redactions' },
  contact: { zh: '联系方式', en: 'contact' },
  attachments: { zh: '附件', en: 'attachments' },
  on: { zh: '日期', en: 'day' },
  to: { zh: '提供给', en: 'given to' },
  category: { zh: '类别', en: 'category' },
  text: { zh: '内容', en: 'text' },
  dueOn: { zh: '时限', en: 'due day' },
  feedbackOn: { zh: '反馈日期', en: 'day of the feedback' },
  inspectingBody: { zh: '反馈单位', en: 'inspecting body' },
  claim: { zh: '申请说明', en: 'words of the claim' },
  document: { zh: '文件或台账名称', en: 'document' },
  doneOn: { zh: '完成日期', en: 'day done' },
  reason: { zh: '理由', en: 'reason' },
  comment: { zh: '审核意见', en: 'comment' },
  fileIds: { zh: '佐证材料', en: 'evidence' },
  q: { zh: '搜索内容', en: 'words to search for' },
}

/** What forms call those fields of a table in which somebody types: what is chosen cannot be typed wrongly. */
export function typedLabels(fields: Fields): InputLabels {
  const typed = Object.entries(fields).filter(([, { type }]) => !chosenTypes.includes(type))
  return Object.fromEntries(typed.map(([name, { label }]) => [name, label]))
}

const chosenTypes: readonly Field['type'][] = ['person', 'organization', 'choice']

/** How many places a refusal names; whoever sends a thousand wrong rows has one cause to put right. */
const mostNamed = 5

/**
 * What is wrong with an input and where, in the words of whoever filled it in. What no form shows cannot be typed wrongly:
 * there the page is older than the system, or a program asks, and it reads where to look in what it sent.
 *
 * @param paths where in the input something does not fit.
 * @param known what forms call what is typed into them.
 */
export function inputProblem(
  paths: readonly (readonly unknown[])[],
  known: InputLabels,
): { detail: string; detailEn: string } {
  const shown = paths.filter((path) => fieldOf(path, known) !== null)
  const places = (shown.length > 0 ? shown : [paths[0] ?? []]).map((path) => placeIn(path, known))
  const named = new Map(places.map((place) => [place.zh, place]))
  const said = [...named.values()].slice(0, mostNamed)
  const isCut = named.size > said.length
  return {
    detail: said.map(({ zh }) => zh).join('、') + (isCut ? '等' : ''),
    detailEn: said.map(({ en }) => en).join(', ') + (isCut ? ' and more' : ''),
  }
}

function placeIn(path: readonly unknown[], known: InputLabels): Bilingual {
  const label = known[fieldOf(path, known) ?? '']
  const at = path.findLast((part) => typeof part === 'number')
  if (label !== undefined)
    return at === undefined
      ? label
      : { zh: `${label.zh}（第${at + 1}项）`, en: `${label.en} (item ${at + 1})` }
  const inside = writtenOut(path)
  return inside === ''
    ? { zh: '整个请求', en: 'the request as a whole' }
    : { zh: `页面没有显示的内容（${inside}）`, en: `something that the page does not show (${inside})` }
}

/** A place as programs write it, such as `rows[3].figures[0].target`. What was sent as a name may be long, and is left out then. */
function writtenOut(path: readonly unknown[]): string {
  return path
    .map((part) => {
      if (typeof part === 'number') return `[${part}]`
      return typeof part === 'string' && /^\w{1,40}$/.test(part) ? `.${part}` : ''
    })
    .join('')
    .replace(/^\./, '')
}

/** The fields that a form shows among the places in an input that do not fit, by the names that travel. */
export function refusedFields(paths: readonly (readonly unknown[])[], known: InputLabels): string[] {
  return [...new Set(paths.flatMap((path) => fieldOf(path, known) ?? []))]
}

function fieldOf(path: readonly unknown[], known: InputLabels): string | null {
  for (const part of [...path].reverse()) {
    if (typeof part === 'string' && Object.hasOwn(known, part)) return part
  }
  return null
}
