// Fetched before any clock is stopped: what a client loads later takes time that is not the clock's.
import '../../../core/src/client/resume.ts'
import { configure } from '@testing-library/react'

// A second is not enough for a lazy part of the page on a busy machine.
configure({ asyncUtilTimeout: 30_000 })
