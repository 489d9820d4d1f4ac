import { assertUnreachable, outputFailureText, type ShowAction } from '@footlight/contracts';
import { layouts } from '@footlight/studio/layout/layouts';
import type { ShowEventView } from './showLogView.ts';

/** Fields of the Scene, where their own names would not do. */
const fieldNames: Readonly<Record<string, string>> = {
  inset: 'corner picture',
  fits: 'how a picture fills its slot',
  showNameTags: 'name tags',
  hidden: 'who is in the picture',
  mix: 'balance of the sound',
  look: 'colours and letters',
  clip: 'media over the stage',
  vertical: 'vertical picture',
};

/** `lowerThird` is told as `lower third`. */
const toWords = (field: string): string => fieldNames[field] ?? field.replace(/[A-Z]/gu, (letter) => ` ${letter.toLowerCase()}`);

/** What happened, in a few words. */
export function describeShowEvent({ event }: Pick<ShowEventView, 'event'>): string {
  switch (event.type) {
    case 'wentLive':
      return 'The show went live';
    case 'ended':
      return 'The show ended';
    case 'destinationChanged':
      return describeDestination(event);
    case 'layoutChosen':
      return `Layout: ${layouts.find(({ id }) => id === event.layout)?.name ?? event.layout}`;
    case 'sceneSwitched':
      return `Scene: ${event.scene}`;
    case 'pictureChanged':
      return `Picture changed: ${event.fields.map(toWords).join(', ')}`;
    case 'placed':
      return event.placement === 'onStage' ? `${event.name} came on stage` : `${event.name} moved backstage`;
    case 'muted':
      return event.muted ? `${event.name} was muted` : `${event.name} was unmuted`;
    case 'removed':
      return event.banned ? `${event.name} was banned` : `${event.name} was removed`;
    case 'handedOver':
      return `The show was handed over to ${event.name}`;
    default:
      return assertUnreachable(event);
  }
}

function describeDestination({ destination, state, reason }: Extract<ShowAction, { type: 'destinationChanged' }>): string {
  const why = reason === null ? '' : `. ${outputFailureText[reason].what}`;
  switch (state) {
    case 'live':
      return `Live on ${destination}`;
    case 'reconnecting':
      return `Reconnecting to ${destination}${why}`;
    case 'failed':
      return `No longer on ${destination}${why}`;
    default:
      return assertUnreachable(state);
  }
}
