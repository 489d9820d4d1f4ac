import { outputState } from '@footlight/contracts';
import { describe, expect, it } from 'vitest';
import { describeOutput } from './describeOutput.ts';

const output = { name: 'Twitch', attempt: 0, nextAttemptAt: null, reason: null };

describe('state of a destination in words', () => {
  it('counts tries and the seconds to the next one', () => {
    const words = describeOutput({ ...output, state: 'reconnecting', attempt: 2, nextAttemptAt: 14_000 }, 10_100);
    expect(words.text).toBe('Reconnecting to Twitch, try 2, next in 4 s');
    expect(words.pulsing).toBe(true);
  });

  it('says when the next try is under way', () => {
    expect(describeOutput({ ...output, state: 'reconnecting', attempt: 2, nextAttemptAt: 9_000 }, 10_000).text).toBe(
      'Reconnecting to Twitch, try 2, connecting now',
    );
    expect(describeOutput({ ...output, state: 'reconnecting', attempt: 1 }, 0).text).toBe('Reconnecting to Twitch, try 1');
  });

  it('says what one waits for that takes the vertical picture', () => {
    for (const state of ['connecting', 'reconnecting'] as const) {
      const words = describeOutput({ ...output, state, waitingFor: 'vertical' }, 0);
      expect(words).toMatchObject({ short: 'Waiting', text: 'Twitch waits for the vertical picture: turn it on in the studio' });
    }
  });

  it('tells why one failed', () => {
    expect(describeOutput({ ...output, state: 'failed', reason: 'keyRejected' }, 0).text).toBe(
      'Twitch failed: The stream key was not accepted.',
    );
  });

  it('has words for every state, and red for none of them', () => {
    for (const state of outputState.options) {
      const words = describeOutput({ ...output, state }, 0);
      expect(words.text).toContain('Twitch');
      expect(words.tone).not.toBe('onAir');
    }
  });
});
