export { DeviceCheck } from './components/DeviceCheck.tsx';
export { DevicePickers } from './components/DevicePickers.tsx';
export { LevelMeter } from './components/LevelMeter.tsx';
export { NameCard } from './components/NameCard.tsx';
export { StoreMeter } from './components/StoreMeter.tsx';
export { TrackVideo } from './components/TrackVideo.tsx';
export { useNow } from './hooks/useNow.ts';
export { useSelected, useStore } from './hooks/useStore.ts';
export { rememberChoices } from './model/rememberedChoices.ts';
