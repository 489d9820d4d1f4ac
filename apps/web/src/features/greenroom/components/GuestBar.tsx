'use client';

import type { DeviceSelection, GuestSession } from '@footlight/studio';
import { LogOut, Mic, MicOff, MonitorUp, Settings, SwitchCamera, Video, VideoOff } from 'lucide-react';
import { ChatButton, HandButton } from '../desk/DeskButtons.tsx';
import { useStore } from '../hooks/useStore.ts';
import { rememberForShow } from '../model/rememberedChoices.ts';
import { BarButton } from './BarButton.tsx';

interface GuestBarProps {
  session: GuestSession;
  devices: DeviceSelection;
  panelOpen: boolean;
  onTogglePanel: () => void;
  onOpenSettings: () => void;
  onLeave: () => void;
}

const canShareScreen = (): boolean => 'mediaDevices' in navigator && 'getDisplayMedia' in navigator.mediaDevices;

export function GuestBar({ session, devices, panelOpen, onTogglePanel, onOpenSettings, onLeave }: GuestBarProps) {
  const { cameraOn, microphoneOn } = useStore(session.localMedia);
  const { status: screenStatus } = useStore(session.screenShare);
  const { self } = useStore(session.room.state);
  const { cameras } = useStore(devices.state);
  const mutedByHost = self?.mutedByHost ?? false;
  const speaking = microphoneOn && !mutedByHost;
  const sharing = screenStatus === 'on';
  return (
    <div role="toolbar" aria-label="Your controls" className="flex items-center justify-center-safe gap-0.5 overflow-x-auto sm:gap-2">
      <BarButton
        label={mutedByHost ? 'Muted by the host' : speaking ? 'Mute' : 'Unmute'}
        caption={mutedByHost ? 'Muted' : speaking ? 'Mute' : 'Unmute'}
        icon={speaking ? <Mic size={20} /> : <MicOff size={20} />}
        look={speaking ? 'quiet' : 'attention'}
        disabled={mutedByHost}
        onClick={() => {
          rememberForShow({ microphoneOn: !microphoneOn });
          void session.setMicrophoneOn(!microphoneOn);
        }}
      />
      <BarButton
        label={cameraOn ? 'Stop camera' : 'Start camera'}
        caption="Camera"
        icon={cameraOn ? <Video size={20} /> : <VideoOff size={20} />}
        look={cameraOn ? 'quiet' : 'attention'}
        onClick={() => {
          rememberForShow({ cameraOn: !cameraOn });
          void session.setCameraOn(!cameraOn);
        }}
      />
      {cameraOn && cameras.length > 1 && (
        <BarButton
          label="Switch camera"
          caption="Switch"
          icon={<SwitchCamera size={20} />}
          className="hidden pointer-coarse:flex"
          onClick={() => void devices.switchCamera()}
        />
      )}
      {canShareScreen() && (
        <BarButton
          label={sharing ? 'Stop sharing' : 'Share screen'}
          caption={sharing ? 'Stop' : 'Share'}
          icon={<MonitorUp size={20} />}
          look={sharing ? 'active' : 'quiet'}
          onClick={() => void (sharing ? session.stopScreenShare() : session.shareScreen())}
        />
      )}
      <HandButton room={session.room} />
      <ChatButton room={session.room} open={panelOpen} onToggle={onTogglePanel} />
      <BarButton label="Settings" caption="Settings" icon={<Settings size={20} />} onClick={onOpenSettings} />
      <BarButton label="Leave" caption="Leave" icon={<LogOut size={20} />} onClick={onLeave} />
    </div>
  );
}
