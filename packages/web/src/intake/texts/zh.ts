import type { ReadingProgress } from '@bihuan/core/reading/source-document.ts'

import type { Hold } from '@bihuan/core/intake/additions.contract.ts'

import { chosenCounts } from '../chosen-counts.ts'

export const zh = {
  intake: '导入',
  intakeNote: '把通报、反馈意见、方案或台账读成问题和措施，核对后再导入',
  paste: '粘贴全文、表格或截图，或把文件拖到本页任何地方',
  pasteLabel: '通报全文',
  chooseFile: '选择文件',
  read: '读取',
  ofBody: '属于哪个单位',
  nameLabel: '名称',
  namePlaceholder: '如“2026年巡察反馈整改”，可不填',
  accepts: 'Word（.docx）、PDF、Excel（.xlsx）、CSV、网页、文本文件和图片（扫描件、照片），可以一次选多个。',
  limits: '每个文件不超过 60 MB、600 页（扫描件 60 页）、表格 20000 行。涉密材料不得导入。',
  tooLarge: '文本超过 5 MB，无法导入。请只保留通报正文。',
  pastedHtml: '已粘贴带表格或编号的内容，将按原来的格式读取。',
  asPlainText: '改按纯文字读取',
  dropHere: '松开鼠标，读取这些文件',

  readings: '读取情况',
  sending: '正在上传…',
  queued: '排队上传',
  waiting: '排队中',
  phases: {
    opening: '正在打开文件',
    reading: '正在读取文字',
    recognising: '正在识别图片中的文字',
    understanding: '正在整理问题和措施',
  } satisfies Record<ReadingProgress['phase'], string>,
  progress: (done: number, total: number | null): string =>
    total === null ? `${done}` : `${done} / ${total}`,
  progressLabel: (name: string): string => `“${name}”的读取进度`,
  stop: '停止',
  remove: '移除',
  retry: '重试',
  refused: '没有读取',
  drafts: '草稿',
  noDraftsTitle: '还没有草稿',
  noDraftsText: '在上面选择文件或粘贴全文，系统会列出问题和措施供您核对。',
  found: (findings: number, measures: number): string => `${findings} 个问题 · ${measures} 条措施`,
  committed: '已导入',
  openLedger: '查看台账',
  discard: '删除',
  discardAsk: '删除这份草稿？原文和核对结果都会删除。',
  keep: '保留',

  match: {
    title: (name: string): string => `并入“${name}”`,
    back: '返回核对',
    note: '勾选要并入的内容：台账各栏只按勾选的改，没有勾选的不新增。对上的条目，文件中的完成情况和没有对应栏目的内容都随条目保留，已有的不会重复。',
    finding: '文件中的问题',
    existing: '台账中的问题',
    asNew: '新增为问题',
    same: '相同',
    changed: '有变化',
    added: '新增',
    likeness: { sure: '很像', likely: '比较像', unsure: '不太像，请核对' },
    choosePair: (title: string): string => `“${title}”对应台账中的哪个问题`,
    takenTwice: '文件中另有问题也对应它，同一项只能勾选一处',
    take: (title: string): string => `并入“${title}”`,
    takeMeasure: (text: string): string => `新增措施“${text}”`,
    takeField: (field: string, from: string, to: string): string => `${field}由“${from}”改为“${to}”`,
    fields: {
      owner: '责任部门',
      leader: '牵头领导',
      handler: '承办人',
      dueOn: '时限',
      timeClass: '时限类型',
    },
    holds: (hold: Hold, changed: { readonly by: string; readonly on: string } | null): string =>
      ({
        submitted: '已申请销号，不能改动',
        closed: '已销号，不能改动',
        voided: '已作废，不能改动',
        unread: '文件里的时间没有读懂，原文已保留',
        changedSince:
          changed === null ? '导入后改过，请核对' : `${changed.by}于${changed.on}改过台账，请核对后再勾选`,
        earlier: '比台账中的日期早，请核对后再勾选',
      })[hold],
    holdsAdding: (hold: Hold): string =>
      hold === 'closed'
        ? '所属问题已销号，不能新增措施；须先重新打开该问题'
        : hold === 'voided'
          ? '所属问题已作废，不能新增措施；须先恢复该问题'
          : '所属问题已申请销号，不能新增措施；须先退回该问题',
    reworded: (words: string): string => `表述不同，台账中为“${words}”。台账不改，文件中的写法随条目保留。`,
    rewordedTag: '表述不同',
    rewordedLeft:
      '没有确认是同一条：文件中的写法和进展都不带入。确认的勾选；不是同一条的，请在台账中新增措施',
    isSameMeasure: '是同一条措施',
    takeAsSame: (words: string): string => `是台账中的同一条措施：${words}`,
    rewordedKept: '台账的表述不改，文件中的写法随条目保留在“来源所载”',
    namesFirst: '还有名称没有选择对应谁。',
    nothing: '未填',
    unknown: '名单中没有或有几人，请在下面选择对应谁',
    nothingNew: '与台账相同，没有要并入的内容',
    measures: '措施',
    sameMeasures: (count: number): string => `另有 ${count} 条措施与台账相同`,
    unmentioned: (count: number): string => `这份文件没有提到的问题 ${count} 个（不作改动）`,
    /** What is ticked, by number; what there is none of is left out. */
    chosen: (findings: number, measures: number, fields: number): string =>
      `将并入：${chosenCounts(findings, measures, fields).zh}。`,
    confirm: '并入台账',
    nothingChosen: '还没有勾选要并入的内容',
    stale: '草稿或台账刚刚有了变化，请重新核对。',
    again: '重新比对',
    inRecord: (words: string): string => `台账中已有：${words}`,
    sameFindings: (count: number): string => `与台账相同的问题 ${count} 个`,
  },
}

export type IntakeText = typeof zh
