import { sendJson } from './answer.ts'
import type { Route } from './exchange.ts'

/** `/api/health`, for whatever watches over this program: 200 when it can work, 503 when the database is away. */
export function healthRoute(isDatabaseUp: () => Promise<boolean>): Route {
  return async (exchange) => {
    const { request, url } = exchange
    if (url.pathname !== '/api/health' || (request.method !== 'GET' && request.method !== 'HEAD'))
      return false
    const isUp = await isDatabaseUp()
    sendJson(exchange, isUp ? 200 : 503, {
      status: isUp ? 'ok' : 'unavailable',
      database: isUp ? 'up' : 'down',
    })
    return true
  }
}
