import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8')
const pairs = [...css.matchAll(/--kling-([\w-]+): light-dark\((#\w+), (#\w+)\)/g)]
const colours = Object.fromEntries(
  pairs.map(([, name = '', light = '', dark = '']) => [name, { light, dark }]),
)

function luminance(hex: string): number {
  const digits = hex.slice(1).match(hex.length === 4 ? /./g : /../g) ?? []
  const [red = 0, green = 0, blue = 0] = digits.map((part) => {
    const share = Number.parseInt(part.padStart(2, part), 16) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

const grounds = ['surface', 'surface-raised', 'surface-sunken']
const readable: [string, string][] = [
  ...grounds.flatMap((ground): [string, string][] =>
    ['text', 'text-muted', 'accent', 'danger', 'warning', 'success'].map((ink) => [ink, ground]),
  ),
  ['accent-text', 'accent'],
  ...['accent', 'danger', 'warning', 'success'].flatMap((tone): [string, string][] => [
    [tone, `${tone}-soft`],
    ['text', `${tone}-soft`],
    ['text-muted', `${tone}-soft`],
  ]),
]
const visible = grounds.flatMap((ground): [string, string][] => [
  ['border-strong', ground],
  ['focus', ground],
])

// WCAG 2.2, 1.4.3 and 1.4.11.
describe.each(['light', 'dark'] as const)('in %s', (look) => {
  const between = ([one, other]: [string, string]) =>
    contrast(colours[one]?.[look] ?? '', colours[other]?.[look] ?? '')

  it.each(readable)('%s can be read on %s', (...pair) => {
    expect(between(pair)).toBeGreaterThanOrEqual(4.5)
  })
  it.each(visible)('%s can be seen on %s', (...pair) => {
    expect(between(pair)).toBeGreaterThanOrEqual(3)
  })
})

it('uses light-dark() only behind the question for it, where minifiers leave it as it is', () => {
  const [before, behind] = css.split('@supports (color: light-dark(red, blue))')
  expect(before).not.toContain('light-dark(')
  expect(behind).toContain('light-dark(')
})
