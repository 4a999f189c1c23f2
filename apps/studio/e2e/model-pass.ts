/** What to fill in to get from the form of a model to its media. */
export interface ModelPass {
  id: string
  label: string
  gives: 'video' | 'image'
  prompt: string
  /** Sample pictures of the simulator, by the name of the control that takes their address. */
  pictures: readonly (readonly [control: string, sample: string])[]
}

export const modelPasses: readonly ModelPass[] = [
  {
    id: 'kling-o3-text2video',
    label: 'Kling O3 · text to video',
    gives: 'video',
    prompt: 'A paper boat on a rainy street',
    pictures: [],
  },
  {
    id: 'kling-3-standard-text2video',
    label: 'Kling 3 Standard · text to video',
    gives: 'video',
    prompt: 'A street musician plays the cello',
    pictures: [],
  },
  {
    id: 'kling-o3-image2video',
    label: 'Kling O3 · image to video',
    gives: 'video',
    prompt: 'The boat leaves the shore',
    pictures: [['First frame', 'boat']],
  },
  {
    id: 'kling-text2video',
    label: 'Kling · text to video',
    gives: 'video',
    prompt: 'A wooden hut below a snowy ridge',
    pictures: [],
  },
  {
    id: 'kling-o1',
    label: 'Kling O1 · images',
    gives: 'image',
    prompt: 'Put the boat of @Image1 among the dunes of @Image2',
    pictures: [
      ['@Image1', 'boat'],
      ['@Image2', 'dunes'],
    ],
  },
]
