import type { NextConfig } from 'next'

// The compiler sees this app with the rest of the folder.
export default { typescript: { ignoreBuildErrors: true } } satisfies NextConfig
