import { type Block, type DocumentModel, joined, type Run, sentence } from './document.ts'
import {
  changesSentence,
  decisionItems,
  lateItems,
  listed,
  named,
  newlyClosed,
  numbered,
  type Part,
  underHeadings,
} from './changes.ts'
import { rectifyingOf } from './matter.ts'
import { openingOf, signatory } from './notice.ts'
import { findingBlocks, remainingBlocks } from './notice-findings.ts'
import {
  differenceSentence,
  recordedSentence,
  statusSentence,
  timeClassSentence,
} from './notice-organization.ts'
import { chineseDay } from './numerals.ts'
import { asOfWords, sinceWords, type Standing, standingOf } from './standing.ts'
import type { StandingFacts } from './standing-facts.ts'

/** The progress report (整改进展情况报告) for the office that inspected: how it stands, what has changed, each finding, what needs a decision. */
export function progressOf(all: StandingFacts): DocumentModel {
  const standing = standingOf(all)
  const { facts } = standing
  const { rectification, today } = facts
  const { rectification: what } = rectification.words
  const title = `${rectification.inspectedBody ?? ''}关于${rectification.inspectedBody === null ? rectifyingOf(rectification.name) : what}进展情况的报告`
  const parts: readonly Part[] = [
    ['总体进展', [text(overall(standing))]],
    [sinceHeading(standing), sinceBlocks(standing)],
    ['各问题整改进展', findingBlocks(facts)],
    ['超过时限的整改措施', listed(lateItems(standing))],
    ['需要研究决定的事项', numbered(decisionItems(standing))],
    ['继续推进的工作', remainingBlocks(facts).slice(1)],
  ]
  return {
    title,
    language: 'zh',
    blocks: [
      { kind: 'title', runs: sentence`${title}` },
      { kind: 'line', place: 'note', runs: sentence`${asOfWords(facts)}` },
      ...addressee(facts),
      text(openingOf(facts, `现将${what}进展情况报告如下。`)),
      ...underHeadings(parts),
      { kind: 'signature', lines: [signatory(facts), chineseDay(today)] },
    ],
  }
}

const text = (runs: readonly Run[]): Block => ({ kind: 'paragraph', runs })

function addressee({ rectification }: StandingFacts): readonly Block[] {
  if (rectification.inspectingBody === null) return []
  return [{ kind: 'line', place: 'addressee', runs: sentence`${rectification.inspectingBody}：` }]
}

function overall({ facts }: Standing): readonly Run[] {
  return joined(
    [recordedSentence(facts), differenceSentence(facts), timeClassSentence(facts), statusSentence(facts)],
    '',
  )
}

function sinceHeading({ facts }: Standing): string {
  return `${sinceWords(facts)}的变化`
}

function sinceBlocks(standing: Standing): readonly Block[] {
  const closed = newlyClosed(standing)
  return [
    text(changesSentence(standing)),
    ...listed(
      closed.map((measure) => {
        const on = measure.closedOn === null ? '' : `（${chineseDay(measure.closedOn)}销号）`
        return sentence`${named(measure, standing)}${on}。`
      }),
    ),
  ]
}
