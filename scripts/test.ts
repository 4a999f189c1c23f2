import { runTests } from './run-tests.ts'
import { finish } from './total.ts'

finish(runTests())
