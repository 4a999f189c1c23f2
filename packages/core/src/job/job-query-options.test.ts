import { QueryClient } from '@tanstack/query-core'
import { expect, it } from 'vitest'
import { jobQueryOptions } from './job-query-options.ts'
import { boat, boatModel, createWorld, settled } from '../testing/world.ts'

it('hands a query of the app each change of the job, without a request of its own', async () => {
  const { client, clock, network } = createWorld()
  const sent = settled(client.submit(boatModel, boat))
  await clock.advance(0)
  const options = jobQueryOptions(client, sent.value?.requestId as string)
  const queries = new QueryClient()
  await expect(queries.fetchQuery(options)).resolves.toMatchObject({ status: 'queued' })
  expect(network.requests).toHaveLength(1)
  const next = settled(queries.fetchQuery(options))
  await clock.advance(130_000)
  expect(next.value).toMatchObject({ status: 'processing' })
  await expect(queries.fetchQuery(options)).resolves.toMatchObject({ status: 'completed', link: 'polling' })
  await clock.advance(1000)
  await expect(queries.fetchQuery(options)).resolves.toMatchObject({ link: 'settled' })
  queries.clear()
})
