import { type Appearance, appearances } from './use-appearance.ts'

const labels: Record<Appearance, string> = { system: 'System', light: 'Light', dark: 'Dark' }

interface AppearanceSwitchProps {
  value: Appearance
  onChange: (appearance: Appearance) => void
}

export function AppearanceSwitch({ value, onChange }: AppearanceSwitchProps) {
  return (
    <label className="appearance">
      <span>Appearance</span>
      <select value={value} onChange={(event) => onChange(event.target.value as Appearance)}>
        {appearances.map((appearance) => (
          <option key={appearance} value={appearance}>
            {labels[appearance]}
          </option>
        ))}
      </select>
    </label>
  )
}
