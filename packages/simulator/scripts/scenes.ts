import type { Scene } from './scene.ts'

const coast: Scene['ridges'] = [
  { base: 0.63, height: 0.2, wave: 0.34, drift: 0.03, seed: 0.4 },
  { base: 0.64, height: 0.13, wave: 0.26, drift: 0.07, seed: 2.9 },
  { base: 0.64, height: 0.06, wave: 0.2, drift: 0.14, seed: 5.2 },
]
const hills: Scene['ridges'] = [
  { base: 0.62, height: 0.2, wave: 0.3, drift: 0.02, seed: 1.2 },
  { base: 0.74, height: 0.18, wave: 0.36, drift: 0.05, seed: 3.3 },
  { base: 0.88, height: 0.2, wave: 0.44, drift: 0.09, seed: 0.1 },
  { base: 1.04, height: 0.2, wave: 0.52, drift: 0.15, seed: 4.4 },
]

/** Sunset by the sea. */
export const dusk: Scene = {
  sky: [
    [47, 62, 120],
    [196, 126, 158],
    [255, 199, 148],
  ],
  laterSky: [
    [33, 38, 92],
    [158, 86, 140],
    [250, 156, 116],
  ],
  sun: { colour: [255, 238, 200], radius: 0.075, x: 0.64, from: 0.34, to: 0.5 },
  land: [44, 38, 82],
  ridges: coast,
  horizon: 0.64,
  water: [50, 48, 104],
  boat: { x: 0.3, y: 0.84, size: 0.2 },
}

/** A clear morning. */
export const morning: Scene = {
  ...dusk,
  sky: [
    [76, 150, 186],
    [158, 207, 208],
    [255, 233, 196],
  ],
  laterSky: [
    [64, 150, 206],
    [150, 214, 226],
    [255, 242, 214],
  ],
  sun: { colour: [255, 250, 226], radius: 0.05, x: 0.6, from: 0.46, to: 0.32 },
  land: [28, 82, 98],
  water: [30, 104, 130],
  boat: { x: 0.42, y: 0.82, size: 0.15 },
}

/** Moonlight. */
export const night: Scene = {
  ...dusk,
  sky: [
    [14, 18, 46],
    [32, 48, 94],
    [92, 110, 156],
  ],
  laterSky: [
    [10, 14, 40],
    [26, 44, 96],
    [84, 118, 168],
  ],
  sun: { colour: [240, 243, 255], radius: 0.06, x: 0.62, from: 0.24, to: 0.2 },
  land: [14, 20, 48],
  water: [16, 28, 66],
  boat: { x: 0.36, y: 0.84, size: 0.2 },
}

export const dunes: Scene = {
  sky: [
    [92, 150, 196],
    [188, 206, 208],
    [255, 224, 178],
  ],
  sun: { colour: [255, 246, 214], radius: 0.06, x: 0.3, from: 0.28, to: 0.28 },
  land: [188, 96, 52],
  ridges: hills,
  horizon: 1,
  water: [0, 0, 0],
}

export const greenHills: Scene = {
  ...dunes,
  sky: [
    [98, 172, 214],
    [176, 216, 226],
    [246, 246, 224],
  ],
  sun: { colour: [255, 252, 232], radius: 0.05, x: 0.72, from: 0.22, to: 0.22 },
  land: [40, 104, 62],
}
