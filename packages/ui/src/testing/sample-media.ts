import type { Media } from '@kling-kit/spec'

// The simulator's own files, from where the bundler of the page puts them.
const clips = {
  '16x9': new URL('../../../simulator/media/clip-16x9-5s.mp4', import.meta.url),
  '9x16': new URL('../../../simulator/media/clip-9x16-5s.mp4', import.meta.url),
  '1x1': new URL('../../../simulator/media/clip-1x1-5s.mp4', import.meta.url),
}
const pictures = {
  '16x9': new URL('../../../simulator/media/picture-16x9.png', import.meta.url),
  '9x16': new URL('../../../simulator/media/picture-9x16.png', import.meta.url),
  '1x1': new URL('../../../simulator/media/picture-1x1.png', import.meta.url),
}

/** Five seconds with sound that every Chromium plays. */
export function aVideo(ratio: keyof typeof clips = '16x9'): Media {
  return {
    kind: 'video',
    url: clips[ratio].href,
    contentType: 'video/mp4',
    fileName: 'output.mp4',
    bytes: 1_203_797,
  }
}

export function aPicture(ratio: keyof typeof pictures = '16x9'): Media {
  return {
    kind: 'image',
    url: pictures[ratio].href,
    contentType: 'image/png',
    fileName: 'output.png',
    bytes: 184_322,
  }
}
