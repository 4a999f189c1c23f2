/**
 * Draws and encodes everything in ../media: clips (VP9 and Opus in mp4, which every Chromium plays) and pictures.
 * Needs ffmpeg with libvpx-vp9 and libopus on PATH. Run: node scripts/make-media.ts [part of a name]
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { drawScene } from './draw-scene.ts'
import { drawProgress } from './progress-bar.ts'
import type { Scene } from './scene.ts'
import { dunes, dusk, greenHills, morning, night } from './scenes.ts'

const folder = new URL('../media/', import.meta.url)
const wanted = process.argv[2] ?? ''
const framesPerSecond = 15

const pathOf = (name: string) => fileURLToPath(new URL(name, folder))

async function ffmpeg(args: string[], frames: Iterable<Uint8Array> = []): Promise<void> {
  const encoder = spawn('ffmpeg', ['-y', '-v', 'error', ...args], { stdio: ['pipe', 'inherit', 'inherit'] })
  const ended = once(encoder, 'close')
  for (const frame of frames) if (!encoder.stdin.write(frame)) await once(encoder.stdin, 'drain')
  encoder.stdin.end()
  const [code] = await ended
  if (code !== 0) throw new Error(`ffmpeg ended with ${code}.`)
}

const raw = (width: number, height: number) => [
  '-f',
  'rawvideo',
  '-pix_fmt',
  'rgb24',
  '-s',
  `${width}x${height}`,
  '-r',
  String(framesPerSecond),
  '-i',
  '-',
]

function* drawFrames(scene: Scene, width: number, height: number, totalSeconds: number) {
  const count = totalSeconds * framesPerSecond
  for (let frame = 0; frame < count; frame++) {
    const progress = (frame + 1) / count
    const pixels = drawScene(scene, { width, height, progress, seconds: frame / framesPerSecond })
    drawProgress(pixels, { width, height, progress, totalSeconds })
    yield pixels
  }
}

/** A soft chord that swells like waves. */
const chord = [146.83, 220, 277.18, 369.99]
  .map((hertz, index) => `0.07*sin(2*PI*${hertz}*t)*(0.6+0.4*sin(2*PI*t/${5 + index}+${index}))`)
  .join('+')

async function makeClip(name: string, scene: Scene, width: number, height: number, seconds: number) {
  const sound = `aevalsrc=${chord}:s=48000:d=${seconds},afade=d=0.6,afade=t=out:st=${seconds - 1}:d=1`
  const exact = [
    '-fflags',
    '+bitexact',
    '-flags:v',
    '+bitexact',
    '-flags:a',
    '+bitexact',
    '-movflags',
    '+faststart',
  ]
  const video = [
    '-c:v',
    'libvpx-vp9',
    '-pix_fmt',
    'yuv420p',
    '-crf',
    '40',
    '-b:v',
    '0',
    '-g',
    '60',
    '-cpu-used',
    '1',
  ]
  const audio = ['-c:a', 'libopus', '-b:a', '24k', '-ac', '1']
  const file = pathOf(`${name}.mp4`)
  await ffmpeg(
    [...raw(width, height), '-f', 'lavfi', '-i', sound, ...video, ...audio, ...exact, file],
    drawFrames(scene, width, height, seconds),
  )
  await ffmpeg(['-i', file, '-an', '-c', 'copy', ...exact, pathOf(`${name}-silent.mp4`)])
}

async function makePicture(name: string, scene: Scene, width: number, height: number) {
  const frame = drawScene(scene, { width, height, progress: 0.4, seconds: 3 })
  const toJpeg = ['-q:v', '3', '-pix_fmt', 'yuvj420p']
  const toPng = ['-pix_fmt', 'rgb24', '-pred', 'mixed', '-compression_level', '9']
  const exact = ['-fflags', '+bitexact', '-flags:v', '+bitexact', '-frames:v', '1', '-update', '1']
  await ffmpeg(
    [...raw(width, height), ...(name.endsWith('png') ? toPng : toJpeg), ...exact, pathOf(name)],
    [frame],
  )
}

mkdirSync(folder, { recursive: true })
const shapes = [
  { ratio: '16x9', scene: dusk, width: 640, height: 360, largeWidth: 1024, largeHeight: 576 },
  { ratio: '9x16', scene: morning, width: 360, height: 640, largeWidth: 576, largeHeight: 1024 },
  { ratio: '1x1', scene: night, width: 480, height: 480, largeWidth: 768, largeHeight: 768 },
]
for (const { ratio, scene, width, height, ...shape } of shapes) {
  for (const seconds of [5, 10, 15]) {
    const name = `clip-${ratio}-${seconds}s`
    if (name.includes(wanted)) await makeClip(name, scene, width, height, seconds)
  }
  for (const extension of ['png', 'jpg']) {
    const name = `picture-${ratio}.${extension}`
    if (name.includes(wanted)) await makePicture(name, scene, shape.largeWidth, shape.largeHeight)
  }
}
const samples = { coast: { ...dusk, boat: undefined }, dunes, hills: greenHills, boat: morning }
for (const [name, scene] of Object.entries(samples)) {
  if (`sample-${name}`.includes(wanted)) await makePicture(`sample-${name}.jpg`, scene, 960, 640)
}
