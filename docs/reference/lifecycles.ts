import { closureLifecycle, type ClosureStanding } from '@bihuan/core/claims/closure.lifecycle.ts'
import { closureStatusLabels, rungLabels } from '@bihuan/core/claims/labels.ts'
import { rungs } from '@bihuan/core/claims/closure-request.ts'
import { findingLifecycle } from '@bihuan/core/findings/finding.lifecycle.ts'
import { findingActionTable } from '@bihuan/core/findings/finding.actions.ts'
import { findingStatusLabels } from '@bihuan/core/findings/labels.ts'
import type { Bilingual } from '@bihuan/core/kernel/refusal.ts'
import { measureActionTable } from '@bihuan/core/measures/measure.actions.ts'
import { measureStatusLabels } from '@bihuan/core/measures/labels.ts'
import { measureLifecycle } from '@bihuan/core/measures/measure.lifecycle.ts'
import { generated, table } from './markdown.ts'

type Words = Readonly<Record<string, Bilingual>>
type Lifecycle = Readonly<Record<string, Readonly<Record<string, string>>>>

type Section = {
  readonly title: string
  readonly lifecycle: Lifecycle
  readonly statuses: Words
  readonly commands: Words
  readonly arrows?: readonly string[]
}

const closureCommands = {
  sign: { zh: '同意', en: 'sign' },
  return: { zh: '退回', en: 'return' },
  withdraw: { zh: '撤回', en: 'withdraw' },
  nameStandIn: { zh: '指定代审人', en: 'name a stand-in' },
} as const satisfies Record<keyof typeof closureLifecycle.pending, Bilingual>

const standingLabels = {
  ...closureStatusLabels,
  pendingOnLastRung: { zh: '审核中（最后一级）', en: 'Being checked (last rung)' },
} as const satisfies Record<ClosureStanding, Bilingual>

/** 状态流转: what becomes of each record in each status under each command. */
export function lifecyclesPage(): string {
  return [
    '# 状态流转 Lifecycles',
    generated,
    '表中为各项条件齐备时的结果：状态，或不予办理的代码（见 [refusals.md](refusals.md)）；“—”指该状态下不能执行。销号、退回、撤回、审核期间更换牵头领导只能经销号审核链。',
    'The tables show what follows when nothing that the command needs is missing: a status, or the code of a refusal (see [refusals.md](refusals.md)); “—” where the status rules the command out. Only the closure ladder closes, returns, withdraws and replaces the leader meanwhile.',
    `销号审核链 The closure ladder: ${rungs.map((rung) => `${rungLabels[rung].zh} ${rungLabels[rung].en}`).join(' → ')}`,
    section({
      title: '整改措施 Measure',
      lifecycle: measureLifecycle,
      statuses: measureStatusLabels,
      commands: measureActionTable,
    }),
    section({
      title: '问题 Finding',
      lifecycle: findingLifecycle,
      statuses: findingStatusLabels,
      commands: findingActionTable,
    }),
    section({
      title: '销号申请 Closure request',
      lifecycle: closureLifecycle,
      statuses: standingLabels,
      commands: closureCommands,
      // The table tells the last rung apart; a signature leads to it without a change of status.
      arrows: ['pending --> pendingOnLastRung: 同意 sign'],
    }),
  ].join('\n\n')
}

function section({ title, lifecycle, statuses, commands: words, arrows = [] }: Section): string {
  const isCommand = (code: string): boolean => Object.values(lifecycle).some((cells) => code in cells)
  const commands = Object.fromEntries(Object.entries(words).filter(([code]) => isCommand(code)))
  const head = ['', ...Object.entries(commands).map(([code, { zh, en }]) => `${zh} ${en}<br>\`${code}\``)]
  const rows = Object.entries(lifecycle).map(([status, cells]) => [
    `${both(statuses, status)}<br>\`${status}\``,
    ...Object.keys(commands).map((command) => cellOf(cells[command], statuses)),
  ])
  return [`## ${title}`, diagram(lifecycle, commands, arrows), table(head, rows)].join('\n\n')
}

function cellOf(outcome: string | undefined, statuses: Words): string {
  if (outcome === undefined || outcome === 'NOT_IN_STATUS') return '—'
  return statuses[outcome] === undefined ? `\`${outcome}\`` : both(statuses, outcome)
}

function diagram(lifecycle: Lifecycle, commands: Words, more: readonly string[]): string {
  const statuses = Object.keys(lifecycle)
  const arrows = Object.entries(lifecycle).flatMap(([from, cells]) =>
    Object.entries(cells)
      .filter(([, to]) => statuses.includes(to) && to !== from)
      .map(([command, to]) => `  ${from} --> ${to}: ${commands[command]?.zh ?? ''} ${command}`),
  )
  return [
    '```mermaid',
    'stateDiagram-v2',
    `  [*] --> ${statuses[0] ?? ''}`,
    ...arrows,
    ...more.map((arrow) => `  ${arrow}`),
    '```',
  ].join('\n')
}

function both(words: Words, code: string): string {
  const word = words[code]
  if (word === undefined) throw new Error(`no word for ${code}`)
  return `${word.zh} ${word.en}`
}
