import { expect, test } from 'vitest'
import { readingLimits } from '../reading-limits.ts'
import { readHtml } from './read-html.ts'

const context = { limits: readingLimits, onProgress: () => undefined }

async function textOf(html: string): Promise<string> {
  const read = await readHtml(new TextEncoder().encode(html), context)
  if (!read.ok) throw new Error(`refused: ${read.refusal.code}`)
  return read.value.text
}

test.each([
  [
    'blocks are lines',
    '<h1>通报</h1><p>一、<b>总体</b>情况</p><div>甲<div>乙</div>丙</div>',
    '通报\n一、总体情况\n甲\n乙\n丙',
  ],
  ['breaks', '<p>甲<br>乙<br/><br/>丙</p>', '甲\n乙\n\n丙'],
  ['blanks', '<p>　　关于\n台账 不清&nbsp;</p><p>&nbsp;</p><p>the\n  owner</p>', '关于台账 不清\nthe owner'],
  ['entities', '<p>&lt;甲&gt; &amp; &#20057; &ldquo;丙&rdquo;</p>', '<甲> & 乙 “丙”'],
  [
    'tabs',
    '<p>问题\t措施\t状态</p>\n\t<p>\n\t甲</p><p>\t丙\t</p><p>\t缩进</p>',
    '问题\t措施\t状态\n甲\n\t丙\t\n缩进',
  ],
  ['plain text', '<pre>甲\n乙</pre>', '甲\n乙'],
  [
    'numbered lists',
    '<ol><li>甲<li><p>乙</p></ol><ol type="a" start="3"><li>丙</li></ol>',
    '1.甲\n2.乙\nc.丙',
  ],
  [
    'Chinese lists',
    '<ol style="list-style-type:cjk-ideographic"><li>甲</li><li value="5">乙</li></ol>',
    '一、甲\n五、乙',
  ],
  ['nested lists', '<ol><li>甲<ol><li>乙</li></ol></li><li>丙</li></ol>', '1.甲\n1.乙\n2.丙'],
  [
    'items with numbers of their own',
    '<ol><li>一、甲</li><li>（二）乙</li></ol><ul><li>丙</li></ul>',
    '一、甲\n（二）乙\n丙',
  ],
  [
    'numbers that Word wrote',
    "<p style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>1.<span>&nbsp;&nbsp; </span></span><![endif]>5万元</p>",
    '1. 5万元',
  ],
  [
    'what is hidden',
    '<p>甲<span style="display: none">乙</span><i hidden>丙</i></p><script>丁</script><style>戊</style>',
    '甲',
  ],
  [
    'frames of the page',
    '<nav>首页</nav><header>网站</header><article><header><h1>关于整改情况的通报</h1></header>正文</article><form>登录</form><footer>版权</footer>',
    '关于整改情况的通报\n正文',
  ],
  [
    'a page that is one form',
    '<form><p>通报全文在表单里</p><select><option>甲</option></select></form>',
    '通报全文在表单里',
  ],
  ['tags that are never closed', '<p>甲<p>乙<div>丙<span>丁', '甲\n乙\n丙丁'],
])('%s', async (_, html, text) => {
  expect(await textOf(html)).toBe(text)
})

test('a ledger with rowspan and colspan', async () => {
  const html = `<table><caption>台账</caption><tr><td colspan=3>整改台账</td></tr>
    <tr><th>序号<th>问题<th>措施</tr>
    <tr><td rowspan=2>1</td><td rowspan="2"><p>台账</p><p>不清</p></td><td>补录<br>抽查</td></tr>
    <tr><td>每月</td></tr>
    <tr><td>2</td><td colspan="2">丙</td></tr></table>`
  expect(await textOf(html)).toBe(
    '台账\n整改台账\n序号\t问题\t措施\n1\t台账 不清\t补录 抽查\n〃\t〃\t每月\n2\t丙\t',
  )
})

test('a table that only arranges the page is no table', async () => {
  const html = '<table><tr><td>左<td><p>正文</p><table><tr><td>问题<td>措施<tr><td>甲<td>乙</table></table>'
  expect(await textOf(html)).toBe('左\n正文\n问题\t措施\n甲\t乙')
})

test('spans of any size cost nothing', async () => {
  const html = '<table><tr><td colspan=99999999 rowspan=99999999>甲<td>乙</table>'
  expect(await textOf(html)).toMatch(/^甲\t+乙$/)
})

test.each([
  ['gb2312', 'gb18030', [0xb9, 0xd8, 0xd3, 0xda], '关于'],
  ['utf-8', 'utf-8', [0xe5, 0x85, 0xb3], '关'],
  // The page was saved anew and still says what it was.
  ['gb2312', 'utf-8', [0xe5, 0x85, 0xb3], '关'],
  ['big5', 'big5', [0xc3, 0xf6], '關'],
  ['no-such-encoding', 'gb18030', [0xb9, 0xd8], '关'],
])('a page that says %s is read as %s', async (...page) => {
  const [said, encoding, bytes, text] = page
  const head = new TextEncoder().encode(`<meta charset="${said}"><p>`)
  const read = await readHtml(Uint8Array.from([...head, ...bytes]), context)
  expect(read).toMatchObject({ ok: true, value: { text, encoding, form: 'html' } })
})

test('elements that are nested some thousand deep', async () => {
  expect(await textOf(`${'<div>'.repeat(9_000)}甲`)).toBe('甲')
  expect(await textOf(`${'<table><tr><td>'.repeat(2_000)}乙`)).toBe('乙')
})

test('elements that are nested without end are refused', async () => {
  const read = await readHtml(new TextEncoder().encode('<p>'.concat('<b>'.repeat(100_000))), context)
  expect(read).toMatchObject({ ok: false, refusal: { code: 'FILE_DAMAGED' } })
})

test('a page without words says so', async () => {
  const read = await readHtml(new TextEncoder().encode('<html><img src="a.png"></html>'), context)
  expect(read).toMatchObject({ ok: false, refusal: { code: 'NO_TEXT_FOUND' } })
})
