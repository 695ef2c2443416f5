import type { DraftFinding, DraftMeasure, DraftWarning } from './draft.ts'
import { counted, ofCount } from '../kernel/counted-words.ts'

/**
 * Words for a state that leave open whether an item is done, once for the same words: 长期坚持, 基本完成, 已完成 beside 已完成90%. Nobody is to
 * find out behind a commit that a word was not understood.
 */
export function stateWarnings(findings: readonly DraftFinding[]): DraftWarning[] {
  const unclear = new Map<string, [Item, ...Item[]]>()
  for (const item of findings.flatMap((finding) => [finding, ...finding.measures])) {
    const words = item.state === 'unclear' ? (item.stateRaw?.trim() ?? '') : ''
    if (words === '') continue
    const items = unclear.get(words)
    if (items === undefined) unclear.set(words, [item])
    else items.push(item)
  }
  return [...unclear].map(([words, items]) => unclearWarning(words, items))
}

type Item = DraftFinding | DraftMeasure

function unclearWarning(words: string, items: readonly [Item, ...Item[]]): DraftWarning {
  const { start, end } = items[0].passage
  const of = items.length
  const [zh, en] = of > 1 ? [`（${of}项）`, ` (${counted(of, 'item')})`] : ['', '']
  const compare = '未按已完成读入。请核对；确已完成的，请把完成情况改为“已完成”。'
  const compareEn = `not taken as done. Compare; set to “Done” what is.`
  const params = { words, items: of, start, end }
  // A word that is clear by itself is unclear by what stands beside it.
  if (isClear.test(words))
    return {
      code: 'STATE_UNCLEAR',
      message: `完成情况写“${words}”${zh}，同一行的进展或完成率说法不同，${compare}`,
      messageEn: `The state says “${words}”${en}, the progress or the share beside it says otherwise: ${compareEn}`,
      params,
    }
  return {
    code: 'STATE_UNCLEAR',
    message: `完成情况“${words}”${zh}说不清是否已完成，${compare}`,
    messageEn: `“${words}”${en} leaves open whether ${ofCount(of, 'it is', 'they are')} done: ${compareEn}`,
    params,
  }
}

// Words of which nobody doubts what they say alone. It only chooses the message: what words say is decided where they are read, by
// rules that no page needs.
const isClear =
  /^(?:已经?(?:全部)?|全部|均已|未|尚未)(?:完成|整改|销号|办结|落实|解决|闭环|关闭)$|^未(?:启动|开始|开展|完工)$|^(?:正在(?:推进|整改|办理)|(?:推进|进行|整改|办理)中)$|^(?:done|completed?|closed|implemented|in progress|open|not (?:done|started|implemented|complete))$/i
