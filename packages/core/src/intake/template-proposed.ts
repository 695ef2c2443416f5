import type { Bilingual } from '../kernel/refusal.ts'

type Offered = { readonly name: Bilingual; readonly source: Bilingual; readonly documents: readonly string[] }

/** What is known of a document that was read: what it is called, its sort, and its words. */
export type NamedSource = { readonly name: string; readonly kind: string; readonly text: string }

// Each kind of source: by which words a document is of it, and by which words a template is for it. What is told apart from a wider
// kind (内部审计 from 审计) stands before it.
const sources: readonly (readonly [document: RegExp, template: RegExp])[] = [
  [
    /环保督[察查]|(?:生态)?环境(?:保护)?督[察查]|生态环境(?:保护)?(?:问题|警示片)|(?<!土地|资源|安全|生产|警务|消防|食品|药品|粮食|教育)督察(?:组|反馈|意见)|environmental (?:protection )?inspect\w+/giu,
    /环保|环境|environment/iu,
  ],
  [/内部审计|内审(?:部|发现|报告|意见)|\binternal audit\w*/giu, /内部审计|内审|internal audit/iu],
  [/(?<!内部)审计(?!局(?:牵头|配合))|(?<!internal )\baudit(?!or general of)\w*/giu, /审计|audit/iu],
  [/人大(?:常委会)?|审议意见|代表(?:建议|议案)|\bpeople[’']s congress/giu, /人大|审议|congress/iu],
  [/民生实事|实事项目|为民办实事|民生项目/gu, /实事/u],
  [/一河一[策档]|河湖|河长|入河排污口|河道(?:“?四乱|巡[查河]|问题)/gu, /河/u],
  [
    /(?:安全|事故|火灾|消防|燃气|重大|一般)(?:生产)?隐患|隐患(?:排查|整改|治理|台账|清单)|安全(?:生产)?(?:大?检查|督[导察查]|(?:考核)?巡查|执法|整治)|消防督[察查]|\bsafety (?:hazard|inspection)\w*/giu,
    /隐患|安全|safety/iu,
  ],
  [/巡[察视](?!员)/gu, /巡[察视]/u],
  [/不符合项|纠正措施|管理评审|\bnon-?conformit\w+|\bcorrective action/giu, /不符合|纠正|corrective/iu],
  [/自查(?!自纠)|自检|self-?check/giu, /自查|self-check/iu],
]
const anySource = /^(?:其他|其它|other)/iu

/** So far into its text a document says what it comes from. */
const opening = 1_500

/**
 * The template for what a document comes from: by the words of its name above those of its opening, then by its sort, else one for
 * whatever comes. The first of those that fit; none where nothing is offered.
 *
 * @example templateProposed({ name: '省生态环境保护督察反馈意见', kind: 'feedback', text }, offered)?.source.zh // '环保督察'
 */
export function templateProposed<One extends Offered>(
  { name, kind, text }: NamedSource,
  offered: readonly One[],
): One | undefined {
  const head = text.slice(0, opening)
  const [title = ''] = head.trimStart().split('\n', 1)
  const ranked = sources
    .map(([document, template]) => ({
      fits: offered.filter((one) => template.test(wordsOf(one))),
      weight: weightOf(document, { name, title, head }),
      at: firstOf(document, `${name}\n${head}`),
    }))
    .filter(({ fits, weight }) => fits.length > 0 && weight > 0)
    .toSorted((one, other) => other.weight - one.weight || one.at - other.at)
  return (
    ranked[0]?.fits.at(0) ??
    offered.find(({ documents }) => documents.includes(kind)) ??
    offered.find(({ source }) => anySource.test(source.zh) || anySource.test(source.en)) ??
    offered[0]
  )
}

function wordsOf({ name, source }: Offered): string {
  return [name.zh, source.zh, name.en, source.en].join('\n')
}

type Heard = { readonly name: string; readonly title: string; readonly head: string }

// A name says it; what a text speaks of beside its matter comes up a few times too.
function weightOf(words: RegExp, { name, title, head }: Heard): number {
  const named = countOf(words, name) > 0 ? 12 : 0
  const titled = title.length <= 80 && countOf(words, title) > 0 ? 6 : 0
  return named + titled + Math.min(5, countOf(words, head))
}

function countOf(words: RegExp, text: string): number {
  return [...text.matchAll(words)].length
}

function firstOf(words: RegExp, text: string): number {
  const at = text.search(words)
  return at === -1 ? text.length : at
}
