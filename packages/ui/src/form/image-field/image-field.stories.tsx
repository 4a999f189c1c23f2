import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, fn, userEvent, waitFor } from 'storybook/test'
import { Controlled } from '../../testing/controlled.tsx'
import { aPicture } from '../../testing/sample-media.ts'
import { ImageField } from './image-field.tsx'

const meta = {
  title: 'Form/ImageField',
  component: ImageField,
  render: (args) => <Controlled part={ImageField} {...args} />,
  args: { label: 'First frame', help: 'jpg or png, at least 300 pixels a side.', value: '', onChange: fn() },
} satisfies Meta<typeof ImageField>
export default meta
type Story = StoryObj<typeof meta>

export const Empty: Story = {}
export const Optional: Story = { args: { isOptional: true } }
export const WithAPicture: Story = { args: { value: aPicture().url } }
export const NothingThere: Story = { args: { value: `${location.origin}/no-such-picture.png` } }
export const Refused: Story = {
  args: {
    value: 'http://localhost/boat.png',
    issues: ['Segmind cannot fetch this; upload it, or give a public http(s) address.'],
  },
}
export const Disabled: Story = { args: { disabled: true } }

export const Uploaded: Story = {
  play: async ({ args, canvas, canvasElement }) => {
    const picture = await (await fetch(aPicture().url)).blob()
    const chooser = canvasElement.querySelector<HTMLInputElement>('input[type=file]')
    const file = new File([picture], 'boat.jpg', { type: picture.type })
    await userEvent.upload(chooser as HTMLInputElement, file)
    await waitFor(() =>
      expect(args.onChange).toHaveBeenCalledWith(expect.stringMatching(/\/assets\/[\w-]+\./)),
    )
    await expect(canvas.getByRole('img', { name: 'First frame' })).toBeVisible()
  },
}

export const UploadsNotOffered: Story = {
  parameters: { kling: { proxy: { routes: [] } } },
  play: async ({ canvas, canvasElement }) => {
    const chooser = canvasElement.querySelector<HTMLInputElement>('input[type=file]')
    await userEvent.upload(chooser as HTMLInputElement, new File(['x'], 'boat.png', { type: 'image/png' }))
    await expect(await canvas.findByText(/This app takes no files/)).toBeVisible()
  },
}

export const WrongKindOfFile: Story = {
  play: async ({ canvas, canvasElement }) => {
    const chooser = canvasElement.querySelector<HTMLInputElement>('input[type=file]')
    const gif = new File(['x'], 'boat.gif', { type: 'image/gif' })
    await userEvent.setup({ applyAccept: false }).upload(chooser as HTMLInputElement, gif)
    await expect(await canvas.findByText('Choose a jpg or png file.')).toBeVisible()
  },
}
