import { describe, expect, it } from 'vitest'
import {
  adoptShots,
  asShots,
  canAddShot,
  isListOf,
  nextShotList,
  noShots,
  type ShotChange,
} from './shot-list.ts'

const limits = { totalSeconds: 10, max: 3 }
const list = (...seconds: number[]) => ({
  shots: seconds.map((length, index) => ({
    id: `shot-${index + 1}`,
    prompt: `p${index + 1}`,
    seconds: length,
  })),
  nextId: seconds.length + 1,
})

const table: [what: string, before: number[], change: ShotChange, after: string][] = [
  ['the first shot fills the video', [], { type: 'add' }, 'shot-1:10'],
  ['a new shot takes what is left', [3, 4], { type: 'add' }, 'shot-1:3 shot-2:4 shot-3:3'],
  [
    'a new shot halves the longest when nothing is left',
    [3, 7],
    { type: 'add' },
    'shot-1:3 shot-2:4 shot-3:3',
  ],
  ['no more shots than allowed', [3, 3, 4], { type: 'add' }, 'shot-1:3 shot-2:3 shot-3:4'],
  [
    'a new shot lasts a second when the shots are too long',
    [1, 1, 9],
    { type: 'add' },
    'shot-1:1 shot-2:1 shot-3:9',
  ],
  [
    'a removed shot leaves its seconds to the one before',
    [3, 3, 4],
    { type: 'remove', id: 'shot-3' },
    'shot-1:3 shot-2:7',
  ],
  ['the first shot leaves its seconds to the next', [3, 7], { type: 'remove', id: 'shot-1' }, 'shot-2:10'],
  [
    'nothing moves over when the shots did not fill the video',
    [3, 3],
    { type: 'remove', id: 'shot-2' },
    'shot-1:3',
  ],
  ['the last shot goes', [10], { type: 'remove', id: 'shot-1' }, ''],
  [
    'a shot moves to the end',
    [1, 2, 7],
    { type: 'move', id: 'shot-1', toIndex: 2 },
    'shot-2:2 shot-3:7 shot-1:1',
  ],
  [
    'a shot moves to the front',
    [1, 2, 7],
    { type: 'move', id: 'shot-3', toIndex: 0 },
    'shot-3:7 shot-1:1 shot-2:2',
  ],
  [
    'a move beyond the end stops there',
    [1, 9],
    { type: 'move', id: 'shot-1', toIndex: 9 },
    'shot-2:9 shot-1:1',
  ],
  [
    'a move before the start stops there',
    [1, 9],
    { type: 'move', id: 'shot-2', toIndex: -4 },
    'shot-2:9 shot-1:1',
  ],
  [
    'seconds change for one shot only',
    [5, 5],
    { type: 'seconds', id: 'shot-1', seconds: 7 },
    'shot-1:7 shot-2:5',
  ],
  [
    'a shot lasts at least a second',
    [5, 5],
    { type: 'seconds', id: 'shot-1', seconds: 0 },
    'shot-1:1 shot-2:5',
  ],
  ['a shot lasts no longer than the video', [5], { type: 'seconds', id: 'shot-1', seconds: 40 }, 'shot-1:10'],
  ['seconds are whole', [5], { type: 'seconds', id: 'shot-1', seconds: 3.4 }, 'shot-1:3'],
  ['an unknown shot changes nothing', [5], { type: 'remove', id: 'shot-9' }, 'shot-1:5'],
]

describe('nextShotList', () => {
  it.each(table)('%s', (_, before, change, after) => {
    const { shots } = nextShotList(list(...before), change, limits)
    expect(shots.map(({ id, seconds }) => `${id}:${seconds}`).join(' ')).toBe(after)
  })

  it('changes one prompt', () => {
    const next = nextShotList(list(5, 5), { type: 'prompt', id: 'shot-2', prompt: 'a heron' }, limits)
    expect(next.shots.map(({ prompt }) => prompt)).toEqual(['p1', 'a heron'])
  })

  it('never gives a second shot the id of one that is gone', () => {
    const gone = nextShotList(list(5, 5), { type: 'remove', id: 'shot-2' }, limits)
    expect(nextShotList(gone, { type: 'add' }, limits).shots.map(({ id }) => id)).toEqual([
      'shot-1',
      'shot-3',
    ])
  })
})

it.each([
  [2, { totalSeconds: 10, max: 3 }, true],
  [3, { totalSeconds: 10, max: 3 }, false],
  [3, { totalSeconds: 3, max: 5 }, false],
])('with %i shots and %o another one fits: %s', (count, someLimits, expected) => {
  expect(canAddShot(list(...Array<number>(count).fill(1)).shots, someLimits)).toBe(expected)
})

describe('a value from outside', () => {
  const [first, second] = asShots(list(3, 7)) as [
    ReturnType<typeof asShots>[0],
    ReturnType<typeof asShots>[0],
  ]

  it('keeps the ids of shots that moved', () => {
    expect(adoptShots(list(3, 7), [second, first]).shots.map(({ id }) => id)).toEqual(['shot-2', 'shot-1'])
  })

  it('keeps the id of a shot that was edited in place', () => {
    const edited = adoptShots(list(3, 7), [first, { prompt: 'else', duration: '7' }])
    expect(edited.shots.map(({ id }) => id)).toEqual(['shot-1', 'shot-2'])
  })

  it('gives each shot an id of its own, even equal ones', () => {
    const { shots } = adoptShots(noShots, [first, first])
    expect(shots.map(({ id }) => id)).toEqual(['shot-1', 'shot-2'])
  })

  it('has five seconds in a shot that does not say how many', () => {
    const silent = [{ prompt: 'a boat' }]
    const known = adoptShots(noShots, silent)
    expect(asShots(known)).toEqual([{ prompt: 'a boat', duration: '5' }])
    expect(isListOf(known, silent)).toBe(true)
  })

  it('is recognised as the list that it came from', () => {
    expect(isListOf(list(3, 7), asShots(list(3, 7)))).toBe(true)
    expect(isListOf(list(3, 7), asShots(list(7, 3)))).toBe(false)
    expect(isListOf(list(3, 7), [first])).toBe(false)
  })
})
