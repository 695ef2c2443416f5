import { chromiumToRun, namedVersion, plainArguments } from '../journeys/browser.ts'

/** Finds the browser in which the components are tested, the same that the journeys take, and unpacks it where it has to be. */
export async function setup(): Promise<void> {
  const { executablePath, environment } = await chromiumToRun(namedVersion())
  process.env['BIHUAN_COMPONENTS_BROWSER'] = JSON.stringify({
    executablePath,
    args: plainArguments,
    env: { ...process.env, ...environment },
  })
}
