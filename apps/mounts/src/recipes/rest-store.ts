// What docs/shared-store.md shows.
export { restStore } from '../../../../packages/proxy/src/testing/recipes/rest.ts'
