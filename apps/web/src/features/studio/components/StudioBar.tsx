'use client';

import { Keyboard, LogOut, Mic, MicOff, MonitorUp, Settings, Video, VideoOff } from 'lucide-react';
import { BarButton, StoreMeter, useSelected } from '../../greenroom/index.ts';
import { useShownKeys } from '../hooks/useHotkeyTable.ts';
import { useOwnMedia } from '../hooks/useOwnMedia.ts';
import { useStudio } from '../hooks/useStudio.ts';
import { TalkButton } from './TalkButton.tsx';

interface StudioBarProps {
  onOpenSettings: () => void;
  onOpenHotkeys: () => void;
  onLeave: () => void;
}

/** One's own controls. */
export function StudioBar({ onOpenSettings, onOpenHotkeys, onLeave }: StudioBarProps) {
  const { session } = useStudio();
  const shownKey = useShownKeys();
  const { mayBeSeen, showsCamera, isHeard, sharing, toggleCamera, toggleMicrophone, toggleScreenShare } = useOwnMedia();
  const runsBackstage = useSelected(session.room.state, ({ self }) => self?.role === 'producer' || self?.role === 'coHost');
  const selfId = useSelected(session.room.state, ({ self }) => self?.peerId ?? '');
  return (
    <footer className="flex h-16 shrink-0 items-center justify-center border-t border-line px-2 md:px-4">
      <div role="toolbar" aria-label="Your controls" className="flex items-center gap-1">
        <BarButton
          label="Microphone"
          caption={isHeard ? 'Microphone' : 'Muted'}
          hotkey={shownKey('toggleMicrophone')}
          pressed={isHeard}
          look={isHeard ? 'quiet' : 'attention'}
          icon={
            <span className="flex items-center gap-2">
              {isHeard ? <Mic size={20} /> : <MicOff size={20} />}
              <StoreMeter levels={session.levels} levelKey={selfId} label="Your voice" vertical />
            </span>
          }
          onClick={toggleMicrophone}
        />
        {mayBeSeen && (
          <BarButton
            label="Camera"
            caption={showsCamera ? 'Camera' : 'Camera off'}
            hotkey={shownKey('toggleCamera')}
            pressed={showsCamera}
            look={showsCamera ? 'quiet' : 'attention'}
            icon={showsCamera ? <Video size={20} /> : <VideoOff size={20} />}
            onClick={toggleCamera}
          />
        )}
        {mayBeSeen && (
          <BarButton
            label={sharing ? 'Stop sharing' : 'Share screen'}
            caption={sharing ? 'Stop' : 'Share'}
            hotkey={shownKey('toggleScreenShare')}
            look={sharing ? 'active' : 'quiet'}
            icon={<MonitorUp size={20} />}
            onClick={toggleScreenShare}
          />
        )}
        {runsBackstage && <TalkButton />}
        <span aria-hidden className="mx-2 hidden h-8 w-px bg-line sm:block" />
        <BarButton
          label="Hotkeys"
          caption="Hotkeys"
          hotkey="?"
          icon={<Keyboard size={20} />}
          onClick={onOpenHotkeys}
          className="hidden md:flex"
        />
        <BarButton label="Settings" caption="Settings" icon={<Settings size={20} />} onClick={onOpenSettings} />
        <BarButton label="Leave" caption="Leave" icon={<LogOut size={20} />} onClick={onLeave} />
      </div>
    </footer>
  );
}
