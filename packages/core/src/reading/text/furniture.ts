import type { Range, Strip } from './strip.ts'

/** A line of the source as it stands, without its line break. */
export type PhysicalLine = Range & { readonly isFurniture: boolean }

/**
 * Splits a text into its lines and marks those that belong to the web page or the newspaper and not to the document:
 * breadcrumbs, share buttons, view counters, page numbers, running headers.
 */
export function physicalLines(strip: Strip): PhysicalLine[] {
  const lines: PhysicalLine[] = []
  let isFieldBefore = false
  for (const range of splitLines(strip.text)) {
    const line = strip.text.slice(range.start, Math.min(range.end, range.start + 400)).trim()
    if (line === '') {
      lines.push({ ...range, isFurniture: false })
      continue
    }
    const isValue = isFieldBefore && range.end - range.start < 120
    const isField = pageField.test(line)
    lines.push({ ...range, isFurniture: isValue || isField || isFurnitureLine(line) })
    isFieldBefore = isField && line.endsWith(':')
  }
  return lines
}

/** Pieces inside a line that are not of the document: `（下转第6版）`. */
export function inlineFurniture(text: string): Range[] {
  return [...text.matchAll(/\((?:下转|上接|紧接|转)[^()\n]{0,12}版[^()\n]{0,8}\)/g)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }))
}

// A field of a web page that stands before its value, one of them or both on a line.
const pageField =
  /^[•·\s]*(?:信息)?(?:索引号|文件名称|发布机构|发布单位|发文机关|发文单位|成文日期|公开方式|公开形式|公开时限|公开日期|主题分类|信息分类|体裁分类|主题词|有效性|发文字号|生成日期)\s*:/

const wholeLine: readonly RegExp[] = [
  /^(?:>\s*)?(?:首页|网站首页)(?:\s*(?:->|>|»|\/|\||$))/,
  /^(?:->|>>|»|>)\s*\S/,
  /^[您你]?(?:现在|当前)?(?:所在|的)?的?(?:当前)?(?:所在)?位置\s*(?:是)?\s*:/,
  /^(?:关怀版|无障碍|长者|适老化|手机版|移动版|繁体版?|简体版?|网站地图|设为首页|加入收藏|登录|注册|政务微[信博]|扫一扫|扫码)/,
  /^[【[(]?(?:字号|字体|打印(?:本页)?|关闭(?:窗口|本页)?|分享(?:到)?|朗读|收藏|纠错|点赞|返回顶部|大 ?中 ?小|我要纠错|视力保护色)[】\])]?\s*(?::|[\s[【(]|$)/,
  /(?:浏览|点击|阅读|访问|查看)(?:次数|总?量|数|人次)\s*(?::|\d|$)/,
  /^(?:发布|更新|发表|上传)(?:日期|时间)\s*:/,
  /^(?:信息来源|稿件来源|文章来源|稿源|责任编辑|责编|编辑|编审|初审|复审|终审|一审|二审|三审|校对|上传者|发布人|作者|供稿|来源)\s*:\s*\S{0,20}(?:\s.{0,60})?$/,
  /^日期\s*:\s*\d{4}/,
  /^\S{0,20}\s*\d{4}-\d{1,2}-\d{1,2}\s+\d{1,2}:\d{2}/,
  /^(?:上一[篇条]|下一[篇条]|相关(?:链接|阅读|文章|新闻|推荐|稿件)|热门推荐|猜你喜欢|版权所有|版权声明|技术支持|友情链接|网站标识码|Copyright|All Rights Reserved|ICP备|主办单位\s*:.*(?:网|备案)|.{0,30}(?:ICP备\d|公网安备))/i,
  /^(?:[-—–·]{1,2}\s*)\d{1,4}(?:\s*[-—–·]{1,2})$/,
  // The captions of pictures that a text has no longer.
  /^(?:[图表](?:片)?\s*\d{1,3}(?:\s+|$)){1,8}$/,
  /^第\s*\d{1,4}\s*页(?:\s*[,/共]+\s*\d{1,4}\s*页)?$/,
  /^Page\s+\d{1,4}(?:\s+of\s+\d{1,4})?(?:\s*[:|–-].{0,80})?$/i,
  /^本(?:篇)?文(?:章)?(?:共|约|有)?\d+字/,
  /^[【[(]?(?:广告|推广)[】\])]/,
  /^点击(?:查看|领取|进入|关注|阅读|这里|下方|图片)/,
  /^(?:温馨提示|猜你喜欢|(?:热门|精彩|为您|编辑)推荐|相关标签|标签)\s*[::]/,
  /^(?:以上内容|本文内容|以下内容)(?:来自|来源|由)/,
  /^字号\s+A|听全文|\d+\s*人参与/,
  /上一篇\s*:.{0,60}下一篇\s*:/,
  /^(?:加微信|加QQ|点击(?:下载|领取|咨询)|优惠|限时|彩票|棋牌|代开|办证|贷款热线)/,
]

function isFurnitureLine(line: string): boolean {
  if (line.length > 200) return false
  if (isBreadcrumb(line)) return true
  return wholeLine.some((pattern) => pattern.test(line)) && !/。.{12,}/.test(line)
}

function isBreadcrumb(line: string): boolean {
  if (line.length > 120 || /[。;]/.test(line)) return false
  const steps = line.split(/->|>|»/)
  return steps.length >= 3 && steps.every((step) => step.trim().length <= 24)
}

function splitLines(text: string): Range[] {
  const ranges: Range[] = []
  let start = 0
  while (start <= text.length) {
    const found = text.indexOf('\n', start)
    const end = found < 0 ? text.length : found
    ranges.push({ start, end })
    start = end + 1
  }
  return ranges
}
