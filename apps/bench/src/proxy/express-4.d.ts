// Express 4, which fal's handler is made for, by an alias that brings no types; those of Express 5 fit what is used here.
declare module 'express-4' {
  export { default } from 'express'
}
