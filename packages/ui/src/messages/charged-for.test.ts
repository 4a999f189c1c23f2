import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { formMessages } from '../form/form-messages.ts'
import { resultMessages } from './result-messages.ts'

const page = readFileSync(new URL('../../../../docs/what-you-are-charged-for.md', import.meta.url), 'utf8')
const [, table = ''] = /## What the interface says\n([\s\S]*?)\n## /.exec(page) ?? []
const quotes = [...table.matchAll(/"([^"]+)"/g)].map(([, quote = '']) => quote)

const cost = { low: 1.05, high: 1.75, currency: 'USD', asOf: '2026-11' } as const
const spoken = new Set([
  formMessages.costAbout(cost),
  formMessages.costTerms(cost),
  resultMessages.retryIn(12),
  ...Object.values(resultMessages.links),
  ...Object.values(resultMessages).filter((message) => typeof message === 'string'),
])

it('has sentences to check', () => expect(quotes.length).toBeGreaterThan(8))

it.each(quotes)('docs/what-you-are-charged-for.md explains what people read: %s', (quote) => {
  expect([...spoken]).toContain(quote)
})
