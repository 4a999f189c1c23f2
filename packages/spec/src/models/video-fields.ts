import { choice, number, shots, text, textList, toggle } from '../registry/field-builders.ts'
import { type Source, vendor } from '../registry/source.ts'

// The fields that several models have word for word. What differs, and where it was read, is an argument.

export const videoPrompt = (mentions?: readonly 'voices'[]) =>
  text({
    label: 'Prompt',
    help: 'What happens, who is in it, how it looks.',
    group: 'essential',
    required: true,
    minLength: 1,
    maxLength: 2500,
    multiline: true,
    mentions,
    source: vendor('text-to-video'),
  })

export const negativePrompt = (standard: string, source: Source) =>
  text({
    label: 'Leave out',
    help: 'What should not appear.',
    group: 'advanced',
    maxLength: 2500,
    multiline: true,
    default: standard,
    source,
  })

export const seconds = (source: Source) =>
  choice({
    label: 'Length',
    group: 'essential',
    unit: 'seconds',
    options: ['3', '4', '5', '6', '7', '8', '9', '10', '11', '12', '13', '14', '15'],
    default: '5',
    source,
  })

export const aspectRatio = (source: Source) =>
  choice({ label: 'Shape', group: 'format', options: ['16:9', '9:16', '1:1'], default: '16:9', source })

export const quality = <const Default extends 'std' | 'pro'>(standard: Default, source: Source) =>
  choice({
    label: 'Quality',
    help: 'Pro looks better and costs more.',
    group: 'essential',
    options: ['std', 'pro'],
    optionLabels: { std: 'Standard', pro: 'Pro' },
    default: standard,
    source,
  })

export const promptStrength = (source: Source) =>
  number({
    label: 'Prompt strength',
    help: 'How closely the video keeps to the prompt.',
    group: 'advanced',
    min: 0,
    max: 1,
    step: 0.05,
    default: 0.5,
    ends: ['freer', 'closer'],
    source,
  })

export const sound = <const Default extends boolean>(standard: Default, source: Source) =>
  toggle({
    label: 'Sound',
    help: 'Adds sound and speech in Chinese or English. May cost more.',
    group: 'sound',
    default: standard,
    source,
  })

export const multiPrompt = (source: Source) =>
  shots({
    label: 'Shots',
    help: 'Up to 5 shots that together last as long as the video. They replace the prompt.',
    group: 'shots',
    max: 5,
    promptMaxLength: 512,
    defaultDuration: '5',
    source,
  })

export const shotType = (source: Source) =>
  choice({ label: 'Shot type', group: 'shots', options: ['customize'], default: 'customize', source })

export const voiceIds = (source: Source) =>
  textList({
    label: 'Voices',
    help: 'Voice ids; name them in the prompt as <<<voice_1>>>, <<<voice_2>>>. Needs sound.',
    group: 'sound',
    max: 2,
    itemLabel: 'Voice id',
    source,
  })
