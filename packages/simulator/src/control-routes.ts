import { Hono } from 'hono'
import type { Fault, FaultName } from './fault.ts'
import type { Simulator } from './simulator.ts'

/** Undefined is left out of JSON: headers hold the caller's key. */
const withoutHeaders = <Row extends { headers: unknown }>(row: Row) => ({ ...row, headers: undefined })

/** What tests in other processes read and steer, under `/__simulator`. No key is asked for, none is shown. */
export function controlRoutes(simulator: Simulator): Hono {
  const routes = new Hono().basePath('/__simulator')
  routes.get('/', ({ json }) =>
    json({
      ledger: simulator.ledger,
      submissions: simulator.submissions.map(withoutHeaders),
      polls: simulator.polls,
      credits: simulator.credits,
      samples: simulator.samples,
      waitingFaults: simulator.waitingFaults,
    }),
  )
  routes.get('/ledger', ({ json }) => json(simulator.ledger))
  routes.post('/next', async ({ req, body }) => {
    const faults: (Fault | FaultName)[] = [await req.json()].flat()
    for (const fault of faults) simulator.next(fault)
    return body(null, 204)
  })
  routes.delete('/faults', ({ body }) => {
    simulator.clearFaults()
    return body(null, 204)
  })
  routes.post('/jobs/:id/:step{process|complete|fail|expire}', ({ req, body }) => {
    simulator.job(req.param('id'))[req.param('step') as 'process' | 'complete' | 'fail' | 'expire']()
    return body(null, 204)
  })
  routes.onError((error, { json }) => json({ error: error.message }, 400))
  return routes
}
