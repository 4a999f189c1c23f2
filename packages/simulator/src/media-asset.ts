/**
 * Where the committed files are, from the sources and from dist alike. Each address is written out, because bundlers look
 * for exactly this form; each is a function, so that importing this resolves nothing.
 */
export const mediaAssets: Readonly<Record<string, (() => URL) | undefined>> = {
  'clip-16x9-5s-silent.mp4': () => new URL('../media/clip-16x9-5s-silent.mp4', import.meta.url),
  'clip-16x9-5s.mp4': () => new URL('../media/clip-16x9-5s.mp4', import.meta.url),
  'clip-16x9-10s-silent.mp4': () => new URL('../media/clip-16x9-10s-silent.mp4', import.meta.url),
  'clip-16x9-10s.mp4': () => new URL('../media/clip-16x9-10s.mp4', import.meta.url),
  'clip-16x9-15s-silent.mp4': () => new URL('../media/clip-16x9-15s-silent.mp4', import.meta.url),
  'clip-16x9-15s.mp4': () => new URL('../media/clip-16x9-15s.mp4', import.meta.url),
  'clip-1x1-5s-silent.mp4': () => new URL('../media/clip-1x1-5s-silent.mp4', import.meta.url),
  'clip-1x1-5s.mp4': () => new URL('../media/clip-1x1-5s.mp4', import.meta.url),
  'clip-1x1-10s-silent.mp4': () => new URL('../media/clip-1x1-10s-silent.mp4', import.meta.url),
  'clip-1x1-10s.mp4': () => new URL('../media/clip-1x1-10s.mp4', import.meta.url),
  'clip-1x1-15s-silent.mp4': () => new URL('../media/clip-1x1-15s-silent.mp4', import.meta.url),
  'clip-1x1-15s.mp4': () => new URL('../media/clip-1x1-15s.mp4', import.meta.url),
  'clip-9x16-5s-silent.mp4': () => new URL('../media/clip-9x16-5s-silent.mp4', import.meta.url),
  'clip-9x16-5s.mp4': () => new URL('../media/clip-9x16-5s.mp4', import.meta.url),
  'clip-9x16-10s-silent.mp4': () => new URL('../media/clip-9x16-10s-silent.mp4', import.meta.url),
  'clip-9x16-10s.mp4': () => new URL('../media/clip-9x16-10s.mp4', import.meta.url),
  'clip-9x16-15s-silent.mp4': () => new URL('../media/clip-9x16-15s-silent.mp4', import.meta.url),
  'clip-9x16-15s.mp4': () => new URL('../media/clip-9x16-15s.mp4', import.meta.url),
  'picture-16x9.jpg': () => new URL('../media/picture-16x9.jpg', import.meta.url),
  'picture-16x9.png': () => new URL('../media/picture-16x9.png', import.meta.url),
  'picture-1x1.jpg': () => new URL('../media/picture-1x1.jpg', import.meta.url),
  'picture-1x1.png': () => new URL('../media/picture-1x1.png', import.meta.url),
  'picture-9x16.jpg': () => new URL('../media/picture-9x16.jpg', import.meta.url),
  'picture-9x16.png': () => new URL('../media/picture-9x16.png', import.meta.url),
  'sample-boat.jpg': () => new URL('../media/sample-boat.jpg', import.meta.url),
  'sample-coast.jpg': () => new URL('../media/sample-coast.jpg', import.meta.url),
  'sample-dunes.jpg': () => new URL('../media/sample-dunes.jpg', import.meta.url),
  'sample-hills.jpg': () => new URL('../media/sample-hills.jpg', import.meta.url),
}
