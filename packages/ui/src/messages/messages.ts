import { type FormMessages, formMessages } from '../form/form-messages.ts'
import { type ResultMessages, resultMessages } from './result-messages.ts'

/** Every word that the components show and that neither a model nor an error brings. */
export interface Messages extends FormMessages, ResultMessages {}

export const defaultMessages: Messages = { ...formMessages, ...resultMessages }
