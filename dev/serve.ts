import { runDemo } from '@bihuan/server/main/demo.ts'
import { say } from '@bihuan/server/main/terminal.ts'

// The server has no pages of its own here: those that follow the files are elsewhere, and that address is the one to open.
const pages = process.env['BIHUAN_PAGES'] ?? ''

await runDemo(() => {
  say({
    zh: `打开 ${pages}（网页和程序保存即更新）`,
    en: `Open ${pages}: pages and program follow as files are saved.`,
  })
})
