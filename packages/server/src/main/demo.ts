import type { Bilingual } from '@bihuan/core/kernel/refusal.ts'
import { openLog } from '../kernel/log.ts'
import { readSettings } from '../kernel/settings.ts'
import { prepareDemo } from '../world/demo.ts'
import { orderDemoFile } from '../world/demo-file.ts'
import type { DemoAccount } from '../world/demo-record.ts'
import { demoTable } from '../world/demo-table.ts'
import { routerWithSample } from '../world/sample.ts'
import { bringDemoToToday } from './demo-today.ts'
import { announce, type Running, runUntilStopped } from './serving.ts'
import { say } from './terminal.ts'

/** Serves with the sample world in, and prints one sign-in per role. The demo keeps to a folder of its own. */
export async function runDemo(sayWhere: (running: Running) => void = announce): Promise<void> {
  process.env['BIHUAN_DATA'] ||= './data/demo'
  await toToday()
  const accounts: DemoAccount[] = []
  await runUntilStopped({
    beforeListen: async ({ context, intake }) => {
      const config = readSettings(process.env)
      if (!config.ok) throw new Error('the settings changed during the start')
      const { dataFolder } = config.value
      say({ zh: '正在准备示例……', en: 'Preparing the sample…' })
      const { clientOf } = routerWithSample(intake)
      const prepared = await prepareDemo({
        dataFolder,
        context,
        files: intake.files,
        clientOf,
        beforeLoaded: () => orderDemoFile(context),
      })
      if (prepared === null) throw new OtherRecordsError(dataFolder)
      accounts.push(...prepared)
    },
    announce: (running) => {
      sayWhere(running)
      say({
        zh: '演示账号（示例单位和人员均为虚构）：',
        en: 'Demo sign-ins (the organization and its people are invented):',
      })
      process.stdout.write(demoTable(accounts))
    },
  })
}

/** Whatever stands in the way, such as another demo that runs there, the start itself says. */
async function toToday(): Promise<void> {
  const config = readSettings(process.env)
  if (!config.ok) return
  const log = openLog({ ...config.value, logTo: 'stdout', logLevel: 'silent' })
  const said = await bringDemoToToday(config.value, log).catch(() => null)
  await log.close()
  if (said !== null) say(said)
}

/** The demo was started where records of another origin are. */
class OtherRecordsError extends Error {
  override readonly name = 'OtherRecordsError'
  readonly text: Bilingual

  constructor(folder: string) {
    super(`other records than the demo's are in ${folder}`)
    this.text = {
      zh: `数据目录 ${folder} 或所连数据库中已有其他记录，演示不会混入。请用 BIHUAN_DATA 另选目录，或取消 DATABASE_URL。`,
      en: `The data folder ${folder}, or the database, holds other records, and the demo does not mix with them. Choose another folder with BIHUAN_DATA, or unset DATABASE_URL.`,
    }
  }
}

if (import.meta.main) await runDemo()
