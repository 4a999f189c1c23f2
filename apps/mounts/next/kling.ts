export { proxy } from '../src/recipes/kling.ts'
