import type { Bilingual } from './refusal.ts'

/** What forms call the fields that somebody fills in, by the name that travels. */
const inputFieldLabels: Readonly<Record<string, Bilingual>> = {
  name: { zh: '名称或姓名', en: 'name' },
  organizationName: { zh: '单位名称', en: 'name of the organization' },
  username: { zh: '用户名', en: 'user name' },
  password: { zh: '密码', en: 'password' },
  currentPassword: { zh: '现在的密码', en: 'present password' },
  newPassword: { zh: '新密码', en: 'new password' },
  appointments: { zh: '职务', en: 'appointments' },
  number: { zh: '编号', en: 'number' },
  title: { zh: '问题', en: 'finding' },
  category: { zh: '类别', en: 'category' },
  text: { zh: '内容', en: 'text' },
  target: { zh: '整改目标', en: 'target' },
  dueOn: { zh: '时限', en: 'due day' },
  feedbackOn: { zh: '反馈日期', en: 'day of the feedback' },
  inspectingBody: { zh: '巡察、审计单位', en: 'inspecting body' },
  claim: { zh: '申请说明', en: 'words of the claim' },
  document: { zh: '文件或台账名称', en: 'document' },
  doneOn: { zh: '完成日期', en: 'day done' },
  reason: { zh: '理由', en: 'reason' },
  comment: { zh: '审核意见', en: 'comment' },
  fileIds: { zh: '佐证材料', en: 'evidence' },
  q: { zh: '搜索内容', en: 'words to search for' },
}

const outdated: Bilingual = {
  zh: '页面内容已过期，请刷新页面后再试',
  en: 'the page is out of date; reload it and try again',
}

/**
 * What is wrong with an input, in the words of whoever filled it in. What no form shows cannot be typed wrongly: there
 * the page is older than the system.
 *
 * @param paths where in the input something does not fit.
 */
export function inputProblem(paths: readonly (readonly unknown[])[]): { detail: string; detailEn: string } {
  const labels = new Set(paths.map(labelOf))
  const known = [...labels].filter((label) => label !== outdated)
  const said = known.length === 0 ? [outdated] : known
  return { detail: said.map(({ zh }) => zh).join('、'), detailEn: said.map(({ en }) => en).join(', ') }
}

/** The fields that a form shows among the places in an input that do not fit, by the names that travel. */
export function refusedFields(paths: readonly (readonly unknown[])[]): string[] {
  return [...new Set(paths.flatMap((path) => fieldOf(path) ?? []))]
}

function labelOf(path: readonly unknown[]): Bilingual {
  const field = fieldOf(path)
  return (field === null ? undefined : inputFieldLabels[field]) ?? outdated
}

function fieldOf(path: readonly unknown[]): string | null {
  for (const part of [...path].reverse()) {
    if (typeof part === 'string' && part in inputFieldLabels) return part
  }
  return null
}
