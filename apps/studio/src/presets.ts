import type { Draft } from '@kling-kit/spec'

/** An example that fills the form. */
export type Preset = Draft & { label: string }

const fromWords: Preset[] = [
  {
    label: 'Paper boat',
    modelId: 'kling-o3-text2video',
    input: {
      prompt:
        'A paper boat drifts along a rainy street at dusk, neon signs mirrored in the gutter, slow dolly in',
      duration: '5',
      aspect_ratio: '16:9',
    },
  },
  {
    label: 'Heron in three shots',
    modelId: 'kling-o3-text2video',
    input: {
      prompt: 'A heron fishes at dawn',
      duration: '10',
      generate_audio: true,
      multi_prompt: [
        { prompt: 'Wide shot: a misty lake at dawn, a heron stands in the reeds', duration: '3' },
        { prompt: 'Close-up: the eye of the heron follows a fish', duration: '3' },
        { prompt: 'The heron strikes; water splashes in slow motion', duration: '4' },
      ],
    },
  },
  {
    label: 'Street musician',
    modelId: 'kling-3-standard-text2video',
    input: {
      prompt:
        'A street musician plays the cello under a bridge, footsteps and distant trams, handheld camera',
      duration: '5',
      generate_audio: true,
      aspect_ratio: '9:16',
    },
  },
  {
    label: 'Potter at the wheel',
    modelId: 'kling-3-standard-text2video',
    input: { prompt: 'Hands of a potter raise a bowl on the wheel, warm side light, macro', duration: '7' },
  },
  {
    label: 'Mountain hut',
    modelId: 'kling-text2video',
    input: {
      prompt: 'A wooden hut below a snowy ridge, smoke rises from the chimney, clouds race by',
      duration: 5,
      camera_control_type: 'simple',
      camera_control_config: 'zoom',
      camera_control_config_value: -4,
    },
  },
  {
    label: 'Lighthouse',
    modelId: 'kling-text2video',
    input: {
      prompt: 'A lighthouse in a storm, waves break against the rocks',
      duration: 10,
      camera_control_type: 'forward_up',
    },
  },
]

/** The examples. Those that start from pictures need the simulator's, so they are there only with it. */
export function presetsFor(samplesUrl: string | undefined): Preset[] {
  return samplesUrl ? [...fromWords, ...fromPictures((name) => `${samplesUrl}/${name}.jpg`)] : fromWords
}

const fromPictures = (sample: (name: string) => string): Preset[] => [
  {
    label: 'The boat sets off',
    modelId: 'kling-o3-image2video',
    input: {
      prompt: 'The boat leaves the shore, ripples spread, the camera follows at the height of the water',
      image_url: sample('boat'),
      duration: '5',
    },
  },
  {
    label: 'From coast to hills',
    modelId: 'kling-o3-image2video',
    input: {
      prompt: 'Fly inland without a cut, from the waves to the green hills',
      image_url: sample('coast'),
      end_image_url: sample('hills'),
      duration: '5',
    },
  },
  {
    label: 'Boat in the dunes',
    modelId: 'kling-o1',
    input: {
      prompt: 'Put the boat of @Image1 among the dunes of @Image2, at noon',
      image_urls: [sample('boat'), sample('dunes')],
    },
  },
  {
    label: 'Coast at dusk',
    modelId: 'kling-o1',
    input: {
      prompt: 'The coast of @Image1 at dusk, lights in the windows far away',
      image_urls: [sample('coast')],
      aspect_ratio: '16:9',
    },
  },
]
