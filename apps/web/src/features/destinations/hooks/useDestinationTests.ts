'use client';

import { useEffect, useState, useSyncExternalStore } from 'react';
import { DestinationTests, type ShownTest } from '../model/DestinationTests.ts';

/** The tests of this page. What it found lasts as long as the page, what runs ends with it. */
export function useDestinationTests(): DestinationTests {
  const [tests] = useState(() => new DestinationTests());
  useEffect(() => () => tests.cancel(), [tests]);
  return tests;
}

/** What is known of one destination; undefined when it was not tested. */
export function useShownTest({ shown }: DestinationTests, id: string): ShownTest | undefined {
  const getTest = () => shown.getSnapshot().get(id);
  return useSyncExternalStore(shown.subscribe, getTest, getTest);
}
