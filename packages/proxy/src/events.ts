export { type EventsOptions, events } from './events/events-route.ts'
