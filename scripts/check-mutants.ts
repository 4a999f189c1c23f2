import { runNamedMutants } from './mutation/run-named-mutants.ts'
import { finish } from './total.ts'

// `pnpm check:mutants [text in a name]`
finish(runNamedMutants(process.argv[2]))
