import { configure } from '@testing-library/react'

// A second is not enough for a lazy part of the page on a busy machine.
configure({ asyncUtilTimeout: 30_000 })
