import type { Shot, ShotDuration } from '@kling-kit/spec'

/** A shot as an editor holds it: with an id that stays when the shot moves. */
export interface ListedShot {
  id: string
  prompt: string
  seconds: number
}

export interface ShotList {
  shots: readonly ListedShot[]
  nextId: number
}

export interface ShotLimits {
  /** Length of the whole video. */
  totalSeconds: number
  /** How many shots there may be. */
  max: number
}

export type ShotChange =
  | { type: 'add' }
  | { type: 'remove'; id: string }
  | { type: 'move'; id: string; toIndex: number }
  | { type: 'prompt'; id: string; prompt: string }
  | { type: 'seconds'; id: string; seconds: number }

export const noShots: ShotList = { shots: [], nextId: 1 }

/** The list after a change. The same list when nothing changed. */
export function nextShotList(list: ShotList, change: ShotChange, limits: ShotLimits): ShotList {
  if (change.type === 'add') return withAdded(list, limits)
  const index = list.shots.findIndex(({ id }) => id === change.id)
  const shot = list.shots[index]
  if (!shot) return list
  if (change.type === 'remove') return { ...list, shots: withoutShot(list.shots, index, limits) }
  if (change.type === 'move') return { ...list, shots: withMoved(list.shots, index, change.toIndex) }
  const edited =
    change.type === 'prompt'
      ? { ...shot, prompt: change.prompt }
      : { ...shot, seconds: clamp(Math.round(change.seconds), 1, limits.totalSeconds) }
  return { ...list, shots: list.shots.with(index, edited) }
}

/** The list for a value that came from outside: the same shot keeps its id, wherever it now stands. */
export function adoptShots(list: ShotList, value: readonly Shot[]): ShotList {
  const free = [...list.shots]
  let { nextId } = list
  const take = (isSame: (shot: ListedShot) => boolean) => {
    const index = free.findIndex(isSame)
    return index < 0 ? undefined : free.splice(index, 1)[0]
  }
  const known = value.map((shot) => take((listed) => isSameShot(listed, shot)))
  const shots = value.map(({ prompt, duration }, index) => {
    const same = known[index] ?? take((listed) => listed === list.shots[index])
    return { id: same?.id ?? `shot-${nextId++}`, prompt, seconds: secondsIn(duration) }
  })
  return { shots, nextId }
}

export function isListOf(list: ShotList, value: readonly Shot[]): boolean {
  return (
    list.shots.length === value.length &&
    list.shots.every((listed, index) => isSameShot(listed, value[index] as Shot))
  )
}

export function asShots(list: ShotList): Shot[] {
  return list.shots.map(({ prompt, seconds }) => ({ prompt, duration: String(seconds) as ShotDuration }))
}

export function secondsOf(shots: readonly ListedShot[]): number {
  return shots.reduce((sum, { seconds }) => sum + seconds, 0)
}

/** One more shot fits: by number, and with at least a second for each. */
export function canAddShot(shots: readonly ListedShot[], { max, totalSeconds }: ShotLimits): boolean {
  return shots.length < max && shots.length < totalSeconds
}

/** A new shot takes the seconds that are left, or half of the longest shot's. */
function withAdded(list: ShotList, limits: ShotLimits): ShotList {
  if (!canAddShot(list.shots, limits)) return list
  const left = limits.totalSeconds - secondsOf(list.shots)
  const longest = list.shots.reduce(
    (best, { seconds }, index, all) => (seconds > (all[best]?.seconds ?? 0) ? index : best),
    0,
  )
  const donor = list.shots[longest]
  const given = left > 0 || !donor ? 0 : Math.floor(donor.seconds / 2)
  const shots =
    donor && given > 0 ? list.shots.with(longest, { ...donor, seconds: donor.seconds - given }) : list.shots
  const added = { id: `shot-${list.nextId}`, prompt: '', seconds: Math.max(1, left > 0 ? left : given) }
  return { shots: [...shots, added], nextId: list.nextId + 1 }
}

/** The seconds of a shot that goes fall to its neighbour where the list filled the video, so that it still does. */
function withoutShot(shots: readonly ListedShot[], index: number, { totalSeconds }: ShotLimits) {
  const wasFull = secondsOf(shots) === totalSeconds
  const freed = shots[index]?.seconds ?? 0
  const rest = shots.toSpliced(index, 1)
  const heir = rest[Math.max(0, index - 1)]
  return wasFull && heir
    ? rest.with(Math.max(0, index - 1), { ...heir, seconds: heir.seconds + freed })
    : rest
}

function withMoved(shots: readonly ListedShot[], index: number, toIndex: number) {
  const shot = shots[index]
  return shot ? shots.toSpliced(index, 1).toSpliced(clamp(toIndex, 0, shots.length - 1), 0, shot) : shots
}

const isSameShot = (listed: ListedShot, shot: Shot) =>
  listed.prompt === shot.prompt && listed.seconds === secondsIn(shot.duration)

// As every model with shots takes one that does not say.
const secondsIn = (duration: ShotDuration = '5') => Number(duration)

const clamp = (value: number, low: number, high: number) => Math.min(high, Math.max(low, value))
