import type { Life } from './life-commands.ts'

/** Lives that went wrong once. A life that fails is printed in this form, shrunk. */
export const relivedLives: (Life & { name: string })[] = [
  {
    name: 'a press while the draft is being read, and an edit before it was read',
    commands: [
      { do: 'press', tab: 0, times: 1 },
      { do: 'storage', fault: 'hang' },
      { do: 'edit', tab: 0, prompt: 0 },
      { do: 'pass', ms: 130_000 },
      { do: 'reload', tab: 0 },
      { do: 'sleep', ms: 1000 },
      { do: 'upstream', fault: 'drop-before' },
      { do: 'press', tab: 0, times: 1 },
    ],
    lags: [],
  },
  {
    name: 'a job that is a week old when the machine wakes',
    commands: [
      { do: 'press', tab: 0, times: 1 },
      { do: 'sleep', ms: 604_800_000 },
      { do: 'pass', ms: 0 },
      { do: 'press', tab: 0, times: 1 },
    ],
    lags: [],
  },
  {
    name: 'a record that is gone, asked for by two tabs in turns',
    commands: [
      { do: 'press', tab: 0, times: 1 },
      { do: 'pass', ms: 45_000 },
      { do: 'reload', tab: 0 },
      { do: 'storage', fault: 'hang' },
      { do: 'upstream', fault: 'drop-before' },
      { do: 'sleep', ms: 3_000_000 },
    ],
    lags: [],
  },
]
