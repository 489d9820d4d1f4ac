'use client';

import { DialogStart } from '../../../ui/DialogStart.tsx';
import { Dialog } from '../../../ui/index.ts';
import { useStore } from '../../greenroom/index.ts';
import { useShow } from '../hooks/useShow.ts';
import { useStudio } from '../hooks/useStudio.ts';
import { DestinationList } from './DestinationList.tsx';

interface DestinationsDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

export function DestinationsDialog(control: DestinationsDialogProps) {
  const { visit, live } = useStudio();
  const broadcast = useStore(visit.broadcast);
  const { egress } = useShow(visit, live);
  return (
    <Dialog {...control} title="Destinations" description="What each one does, and what to do where something is wrong.">
      <DialogStart>
        <DestinationList broadcast={broadcast} egress={egress} />
      </DialogStart>
    </Dialog>
  );
}
