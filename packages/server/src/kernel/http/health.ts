import { sendJson } from './answer.ts'
import type { Exchange, Route } from './exchange.ts'

/** `/api/health`, for whatever watches over this program: 200 when it can work, 503 when the database is away. */
export function healthRoute(isDatabaseUp: () => Promise<boolean>): Route {
  let asking: Promise<boolean> | null = null
  return async (exchange) => {
    if (!isHealthCheck(exchange)) return false
    // However many ask, the database is asked once at a time.
    asking ??= isDatabaseUp().finally(() => {
      asking = null
    })
    const isUp = await asking
    sendJson(exchange, isUp ? 200 : 503, {
      status: isUp ? 'ok' : 'unavailable',
      database: isUp ? 'up' : 'down',
    })
    return true
  }
}

/** Whether somebody only asks whether the program works; this is answered whatever else goes on. */
export function isHealthCheck({ request, url }: Exchange): boolean {
  return url.pathname === '/api/health' && (request.method === 'GET' || request.method === 'HEAD')
}
