import { render, screen } from '@testing-library/react'
import { renderToString } from 'react-dom/server'
import { expect, it } from 'vitest'
import { lazyPart } from './lazy-part.tsx'

const Greeting = ({ name }: { name: string }) => <p>Hello {name}</p>

it('shows the part once it is there', async () => {
  const Part = lazyPart(() => Promise.resolve(Greeting))
  render(<Part name="Ada" />)
  expect(await screen.findByText('Hello Ada')).toBeTruthy()
})

it('says so when the part could not be fetched, and leaves the rest of the page alone', async () => {
  const Part = lazyPart<{ name: string }>(() => Promise.reject(new Error('offline')))
  render(<Part name="Ada" />)
  expect(await screen.findByText(/could not be loaded/)).toBeTruthy()
})

it('is left for the page where a server renders', () => {
  const Part = lazyPart(() => Promise.resolve(Greeting))
  expect(renderToString(<Part name="Ada" />)).toBe('<progress></progress>')
})
