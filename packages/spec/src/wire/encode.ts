import type { AnyModel } from '../registry/model.ts'

const isEmpty = (value: unknown) =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)

const costsMoney = (name: string) => name === 'mode' || name === 'generate_audio'

/**
 * The body of `POST /v2/{model}` for a parsed input. `mode` and `generate_audio` are always said, for their defaults cost
 * money and differ by model; empty values and camera fields that mean nothing are left out.
 */
export function encodeInput(model: AnyModel, value: object): Record<string, unknown> {
  const body: Record<string, unknown> = {}
  for (const [name, field] of Object.entries(model.fields)) {
    let given = Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined
    if (isEmpty(given) && 'default' in field && costsMoney(name)) given = field.default
    if (!isEmpty(given)) body[name] = given
  }
  if (body.camera_control_type !== 'simple') {
    delete body.camera_control_config
    delete body.camera_control_config_value
  }
  return body
}
