import type { Duty } from '../kernel/kind.ts'
import { kinds, type SubjectType } from '../kinds.ts'

/** What somebody can have open that is no record with a history. */
export const besides = {
  drafts: {
    of: 'person',
    label: { zh: '导入的、尚未提交的草稿', en: 'drafts of imports, not committed' },
    stays: {
      zh: '工作专班都能看到，由其他成员接着核对、提交或删除。',
      en: 'Every coordinator sees them: another one goes on with them, commits or discards them.',
    },
  },
  uploads: {
    of: 'person',
    label: { zh: '已上传、尚未使用的文件', en: 'uploads that no report uses' },
    stays: {
      zh: '只有本人能用；不用的七天后自动删除。',
      en: 'Only they can use them; after seven days unused they are removed.',
    },
  },
  outputs: {
    of: 'person',
    label: { zh: '本人生成的待取文件', en: 'files that they ordered and can fetch' },
    stays: {
      zh: '只有本人能领取；到期自动删除，其他人需要的另行生成。',
      en: 'Only they can fetch them; they are removed when their time is up, and whoever needs one orders it anew.',
    },
  },
} as const satisfies Readonly<Record<string, Duty>>

/** A source of duties: a kind of record, or what is beside them. */
export type DutySource = SubjectType | 'besides'

/** A duty by its name, such as `measure.handler`. */
export type NamedDuty = Duty & { readonly name: string }

/** Everything that can be open, in the order in which it is shown: what passes to somebody first. */
export const duties: readonly NamedDuty[] = [
  ...kinds.flatMap((kind) => named(kind.name, kind.duties)),
  ...named('besides', besides),
].sort((a, b) => Number(a.stays !== null) - Number(b.stays !== null))

function named(source: DutySource, of: Readonly<Record<string, Duty>>): NamedDuty[] {
  return Object.entries(of).map(([name, duty]) => ({ ...duty, name: `${source}.${name}` }))
}

/** What a duty is called, and what becomes of it. */
export function dutyNamed(name: string): NamedDuty {
  const duty = duties.find((one) => one.name === name)
  if (duty === undefined) throw new Error(`no kind of record knows the duty ${name}`)
  return duty
}
