'use client';

import type { DeviceInfo } from '@footlight/studio';
import { Field, Select } from '../../../ui/index.ts';

interface DevicePickerProps {
  label: string;
  devices: readonly DeviceInfo[];
  deviceId: string | null;
  onChoose: (deviceId: string) => void;
  /** Shown while there is nothing to choose from. */
  emptyText: string;
  problem?: string | null;
  disabled?: boolean;
  /** Asks the browser again; for a device that could not be opened. */
  onRetry?: (() => void) | undefined;
}

/** Before a permission is given, browsers list devices without an id or a name: those cannot be chosen. */
const isChoosable = ({ deviceId }: DeviceInfo): boolean => deviceId !== '';

export function DevicePicker({ label, devices, deviceId, onChoose, emptyText, problem, disabled = false, onRetry }: DevicePickerProps) {
  const options = devices
    .filter(isChoosable)
    .map((device, index) => ({ value: device.deviceId, label: device.label || `${label} ${index + 1}` }));
  return (
    <Field
      label={label}
      problem={problem ?? undefined}
      aside={
        onRetry && (
          <button type="button" onClick={onRetry} className="font-medium text-accent-ink hover:underline">
            Try again
          </button>
        )
      }
    >
      <Select
        value={options.some(({ value }) => value === deviceId) ? (deviceId ?? undefined) : undefined}
        onValueChange={onChoose}
        options={options}
        placeholder={options.length === 0 ? emptyText : 'Choose'}
        disabled={disabled || options.length === 0}
      />
    </Field>
  );
}
