import type {
  ChoiceField,
  ImageField,
  ImageListField,
  NumberField,
  ShotsField,
  SwitchField,
  TextField,
  TextListField,
} from './field.ts'

type Facts<Field> = Omit<Field, 'kind'>
type Kind<Name extends string> = { readonly kind: Name }

export const text = <const F extends Facts<TextField>>(facts: F): Kind<'text'> & F => ({
  kind: 'text',
  ...facts,
})

export const choice = <const F extends Facts<ChoiceField>>(facts: F): Kind<'choice'> & F => ({
  kind: 'choice',
  ...facts,
})

export const number = <const F extends Facts<NumberField>>(facts: F): Kind<'number'> & F => ({
  kind: 'number',
  ...facts,
})

export const toggle = <const F extends Facts<SwitchField>>(facts: F): Kind<'switch'> & F => ({
  kind: 'switch',
  ...facts,
})

export const image = <const F extends Facts<ImageField>>(facts: F): Kind<'image'> & F => ({
  kind: 'image',
  ...facts,
})

export const imageList = <const F extends Facts<ImageListField>>(facts: F): Kind<'image-list'> & F => ({
  kind: 'image-list',
  ...facts,
})

export const textList = <const F extends Facts<TextListField>>(facts: F): Kind<'text-list'> & F => ({
  kind: 'text-list',
  ...facts,
})

export const shots = <const F extends Facts<ShotsField>>(facts: F): Kind<'shots'> & F => ({
  kind: 'shots',
  ...facts,
})
