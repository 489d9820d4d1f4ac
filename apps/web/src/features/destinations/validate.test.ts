import { platformIds, platforms } from '@footlight/contracts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findAddressRemark, findDestinationProblems } from './validate.ts';

const draft = { name: 'Mine', platform: 'custom' as const, serverUrl: 'rtmp://live.example.com/app', streamKey: 'abcd-1234' };
const problemsAt = (changes: Partial<Parameters<typeof findDestinationProblems>[0]>) =>
  Object.fromEntries(findDestinationProblems({ ...draft, ...changes }).map(({ path, message }) => [path, message]));

test('a good destination has no problem', () => {
  expect(findDestinationProblems(draft)).toEqual([]);
});

test.each(platformIds.filter((id) => platforms[id].serverUrl !== ''))('the preset address of %s is accepted', (platform) => {
  expect(problemsAt({ platform, serverUrl: platforms[platform].serverUrl })).toEqual({});
});

test.each([
  ['http://live.example.com/app', 'rtmp:// or rtmps://'],
  ['file:///etc/passwd', 'rtmp:// or rtmps://'],
  ['rtmp://user:pass@live.example.com/app', 'user name or password'],
  ['rtmp://live.example.com/app\u0000', 'not valid'],
  ['rtmp://live.example.com/app\r\nfoo', 'not valid'],
  ['rtmp://live.example.com/a|b', 'not valid'],
  ['rtmp://live.example.com', 'not valid'],
  ['', 'Enter the server address'],
])('refuses the address %j', (serverUrl, sentence) => {
  expect(problemsAt({ serverUrl }).serverUrl).toContain(sentence);
});

test('Facebook takes rtmps alone', () => {
  expect(problemsAt({ platform: 'facebook', serverUrl: 'rtmp://live-api-s.facebook.com/rtmp' }).serverUrl).toBe(
    'Facebook takes rtmps:// only.',
  );
});

test.each([
  ['', 'empty'],
  ['   ', 'empty'],
  ['ab cd', 'spaces'],
  ['abcd\n', 'spaces'],
  ['rtmp://a.rtmp.youtube.com/live2', 'address'],
])('refuses the key %j', (streamKey, sentence) => {
  expect(problemsAt({ streamKey }).streamKey).toContain(sentence);
});

test('without a key the stored one is kept and not judged', () => {
  expect(problemsAt({ streamKey: undefined })).toEqual({});
});

test('no address with a space, quote or control character passes', () => {
  const bad = fc.constantFrom(' ', '"', "'", '\\', '\n', '\t', '\u0007', '\u007f', '|', '`');
  fc.assert(
    fc.property(bad, fc.nat({ max: 20 }), (character, at) => {
      const address = 'rtmp://live.example.com/application';
      const spoiled = address.slice(0, 10 + at) + character + address.slice(10 + at);
      return problemsAt({ serverUrl: spoiled }).serverUrl !== undefined;
    }),
  );
});

test('remarks on an address of another platform', () => {
  expect(findAddressRemark({ platform: 'youtube', serverUrl: 'rtmp://live.twitch.tv/app' })).toContain('not an address of YouTube');
  expect(findAddressRemark({ platform: 'twitch', serverUrl: 'rtmp://fra.contribute.live-video.net/app' })).toBeUndefined();
});
