import { blankFor } from './blanks.ts'
import { type DocumentModel, joined, quote, type Run, sentence } from './document.ts'
import type { DocumentOptions } from './document-options.ts'
import { rectifyingOf } from './matter.ts'
import type { NoticeFacts } from './notice-facts.ts'
import { findingBlocks, remainingBlocks } from './notice-findings.ts'
import { organizationBlocks } from './notice-organization.ts'
import { chineseDay, chinesePeriod } from './numerals.ts'

/**
 * Writes the public notice from the records.
 *
 * Every figure is counted here from the facts, never taken over as text, and keeps the records it was counted from.
 * The full form lists every measure; the published one folds them under the heads of their finding (一是…二是…).
 * What no record says is left out: there are no set phrases about attitude or achievement.
 */
export function noticeOf(
  all: NoticeFacts,
  { form = 'full' }: Pick<DocumentOptions, 'form'> = {},
): DocumentModel {
  const facts = withoutVoided(all)
  const title = titleOf(facts)
  return {
    title,
    language: 'zh',
    blocks: [
      { kind: 'title', runs: sentence`${title}` },
      {
        kind: 'paragraph',
        runs: openingOf(facts, `按照有关要求，现将${facts.rectification.words.rectification}情况予以公布。`),
      },
      { kind: 'heading', level: 1, runs: sentence`一、整改工作组织情况` },
      ...organizationBlocks(facts, all),
      { kind: 'heading', level: 1, runs: sentence`二、整改落实情况` },
      ...findingBlocks(facts, form === 'abridged' ? 'published' : form),
      ...remainingBlocks(facts),
      { kind: 'signature', lines: [signatory(facts), chineseDay(facts.today)] },
    ],
  }
}

/** What is voided is told in one sentence of its own, so that no published figure has it. */
export function withoutVoided(facts: NoticeFacts): NoticeFacts {
  const { findings, measures, further } = facts
  return {
    ...facts,
    findings: findings.filter(({ status }) => status !== 'voided'),
    measures: measures.filter(({ status }) => status !== 'voided'),
    further: further.filter(({ status }) => status !== 'voided'),
  }
}

function titleOf({ rectification }: NoticeFacts): string {
  const { rectification: what } = rectification.words
  if (rectification.inspectedBody === null) return `关于${rectifyingOf(rectification.name)}情况的通报`
  return `${rectification.inspectedBody}关于${what}情况的通报`
}

/** Who signs. */
export function signatory({ rectification }: NoticeFacts): string {
  // Who signs is for no program to guess: the place stays open and says what belongs there.
  return rectification.inspectedBody ?? blankFor('单位名称')
}

/** Who did what with whom and when; `now` ends it. */
export function openingOf({ rectification }: NoticeFacts, now: string): readonly Run[] {
  const { id, words, inspectingBody, inspectedBody, inspectedFrom, inspectedTo, feedbackOn } = rectification
  const sentences: (readonly Run[])[] = []
  if (inspectingBody !== null && inspectedBody !== null) {
    const when = inspectedFrom && inspectedTo ? `${chinesePeriod(inspectedFrom, inspectedTo)}，` : ''
    const by = quote(inspectingBody, 'rectification', id)
    const whom = quote(inspectedBody, 'rectification', id)
    sentences.push(sentence`${when}${by}对${whom}${words.took}。`)
  }
  if (feedbackOn !== null) {
    const who =
      inspectingBody === null ? '收到' : sentence`${quote(inspectingBody, 'rectification', id)}反馈了`
    sentences.push(sentence`${chineseDay(feedbackOn)}，${who}${words.opinion}。`)
  }
  sentences.push(sentence`${now}`)
  return joined(sentences, '')
}
