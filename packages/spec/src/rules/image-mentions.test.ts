import { expect, it } from 'vitest'
import { klingO1 } from '../models/kling-o1.ts'
import { imageMentions } from './image-mentions.ts'

const image_urls = ['https://example.com/a.png', 'https://example.com/b.png']
const check = (prompt: string) => {
  const { issues = [], warnings = [] } = imageMentions.check({ prompt, image_urls }, klingO1.fields)
  return {
    issues: issues.map(({ path }) => path.join('.')),
    warnings: warnings.map(({ path }) => path.join('.')),
  }
}

it('lets a prompt pass that names every picture', () => {
  expect(check('@Image1 into the landscape of @Image2, as in @Image1')).toEqual({ issues: [], warnings: [] })
})

it('warns of a picture that the prompt does not name', () => {
  expect(check('only @Image2')).toEqual({ issues: [], warnings: ['image_urls.0'] })
})

it.each(['@Image3', '@Image0', '@Image10'])('wants a picture for %s', (mention) => {
  expect(check(`@Image1 @Image2 ${mention}`).issues).toEqual(['prompt'])
})
