import { defineModel } from '../registry/define-model.ts'
import { choice, imageList, text } from '../registry/field-builders.ts'
import { imageMentions } from '../rules/image-mentions.ts'
import { page, vendor } from '../registry/source.ts'

const source = page('kling-o1')

export const klingO1 = defineModel({
  id: 'kling-o1',
  label: 'Kling O1 · images',
  summary: 'Makes one picture out of up to ten, as your words say.',
  gives: 'image',
  fields: {
    image_urls: imageList({
      label: 'Pictures',
      help: 'jpg or png, at least 300 pixels a side, up to 10 MB each.',
      group: 'essential',
      required: true,
      min: 1,
      max: 10,
      source: vendor('image-o1'),
    }),
    prompt: text({
      label: 'Prompt',
      help: 'Name the pictures as @Image1, @Image2 …',
      group: 'essential',
      required: true,
      minLength: 1,
      maxLength: 2500,
      default: 'Merge @Image1 into the landscape of @Image2',
      multiline: true,
      mentions: ['images'],
      source: vendor('image-o1'),
    }),
    aspect_ratio: choice({
      label: 'Shape',
      group: 'format',
      options: ['auto', '16:9', '9:16', '1:1'],
      optionLabels: { auto: 'As the pictures' },
      default: 'auto',
      source,
    }),
    resolution: choice({ label: 'Resolution', group: 'format', options: ['1K'], default: '1K', source }),
    output_format: choice({
      label: 'File type',
      group: 'format',
      options: ['png', 'jpg'],
      default: 'png',
      source,
    }),
  },
  rules: [imageMentions],
  price: { asOf: '2026-11', estimate: () => ({ low: 0.035, high: 0.035 }) },
  usualSeconds: { mean: 57.9, source },
  source,
})
