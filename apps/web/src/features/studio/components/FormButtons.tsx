import { Button } from '../../../ui/index.ts';

/** The end of a form in a window: leave it as it was, or save. */
export function FormButtons({ onCancel }: { onCancel: () => void }) {
  return (
    <div className="flex justify-end gap-2">
      <Button onClick={onCancel}>Cancel</Button>
      <Button type="submit" variant="primary">
        Save
      </Button>
    </div>
  );
}
