import { type ListedShot, type ShotLimits, secondsOf } from './shot-list.ts'

export interface ShotIssue {
  /** The shot it is about; absent for the list as a whole. */
  id?: string
  message: string
}

/** What to change before the shots can be sent. */
export function shotIssues(
  shots: readonly ListedShot[],
  { totalSeconds, max, promptMaxLength }: ShotLimits & { promptMaxLength: number },
): ShotIssue[] {
  if (shots.length === 0) return []
  const issues: ShotIssue[] = shots.flatMap(({ id, prompt }, index) => {
    const shot = `Shot ${index + 1}`
    if (prompt.trim() === '') return [{ id, message: `${shot} needs a prompt.` }]
    const excess = prompt.length - promptMaxLength
    return excess > 0
      ? [{ id, message: `Shorten the prompt of shot ${index + 1} by ${counted(excess, 'character')}.` }]
      : []
  })
  if (shots.length > max)
    issues.push({ message: `Remove ${shots.length - max} of the shots: ${max} are allowed.` })
  const left = totalSeconds - secondsOf(shots)
  if (left > 0)
    issues.push({ message: `Add ${counted(left, 'second')} to the shots: the video lasts ${totalSeconds}.` })
  if (left < 0)
    issues.push({
      message: `Take ${counted(-left, 'second')} off the shots: the video lasts ${totalSeconds}.`,
    })
  return issues
}

const counted = (count: number, unit: string) => `${count} ${unit}${count === 1 ? '' : 's'}`
